travaux effects families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | head -n 16
travaux effects --exit-code families/harbour-declaration/draft-2.md families/harbour-declaration/draft-2.md
travaux force families/harbour-declaration/draft-4.md | head -n 12
travaux force --said-by commentaries/harbour-declaration.txt families/harbour-declaration/draft-4.md | head -n 10
travaux map families/harbour-declaration/draft-4.md | head -n 8
travaux map --scheme actors families/harbour-declaration/draft-4.md | head -n 4
travaux map --show coverage families/harbour-declaration/draft-4.md | head -n 6
travaux map --show settings --concept availability families/harbour-declaration/draft-4.md
travaux map --width 60 --show settings --concept availability families/harbour-declaration/draft-4.md
travaux map --show matrix families/harbour-declaration | head -n 12
travaux gaps --source instruments/summit-agenda-2025.md --without 'standards-creation -standards-implementation' families/harbour-declaration/draft-4.md | head -n 30
travaux gaps --exit-code families/harbour-declaration/draft-4.md > $TMP/gaps
travaux kwic 'norm|rule' --sort right families/harbour-declaration/draft-4.md instruments
travaux kwic --exact 'critical infrastructure' families/harbour-declaration/draft-4.md
travaux kwic --concept 'critical infrastructure' --json families/harbour-declaration/draft-4.md | head -n 10
travaux kwic zebra families/harbour-declaration
travaux kwic --key families/harbour-declaration/draft-4.md --against instruments | head -n 5
travaux trace families/harbour-declaration/draft-4.md instruments | head -n 20
travaux overlap instruments families/harbour-declaration | head -n 20
travaux merge negotiations/pilot-pact/chair.md negotiations/pilot-pact/coast.md negotiations/pilot-pact/river.md | head -n 16
travaux merge --text --exit-code negotiations/pilot-pact/chair.md negotiations/pilot-pact/coast.md negotiations/pilot-pact/river.md | tail -n 8
travaux merge --exit-code negotiations/pilot-pact/chair.md negotiations/pilot-pact/chair.md negotiations/pilot-pact/river.md > $TMP/merge; echo "ended in $?"
travaux merge --exit-code negotiations/pilot-pact/chair.md negotiations/pilot-pact/coast.md negotiations/pilot-pact/river.md > $TMP/merge; echo "ended in $?"
travaux roster rosters/harbour-declaration.toml --since 2032-02-11 --at 2032-12-31 rosters/g7.toml | head -n 24
travaux roster rosters/harbour-declaration.toml --at '11 Feb 2032'
travaux scheme
travaux scheme cyber confidentiality
travaux evaluate codings/two-coders.csv --coder ana codings/quay-charter.txt codings/quay-annex.txt | head -n 12
# for programs
travaux merge --json negotiations/pilot-pact/chair.md negotiations/pilot-pact/coast.md negotiations/pilot-pact/river.md | head -n 20
travaux roster --json rosters/harbour-declaration.toml --since 2032-02-11 --at 2032-12-31 rosters/g7.toml | head -n 24
travaux overlap --json instruments | head -n 36
