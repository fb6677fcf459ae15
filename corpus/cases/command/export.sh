travaux export
travaux export text families/harbour-declaration/draft-1.md | head -n 3
travaux export akn families/harbour-declaration/draft-1.md | head -n 5
travaux export akn families/harbour-declaration/draft-1.md -o $TMP/one.akn && travaux diff --stat families/harbour-declaration/draft-1.md $TMP/one.akn
travaux export clauses families/harbour-declaration/draft-1.md | head -n 1
travaux export labels families/harbour-declaration/draft-4.md | head -n 2
travaux export merged negotiations/pilot-pact/chair.md negotiations/pilot-pact/coast.md negotiations/pilot-pact/river.md | head -n 3
travaux export collation families/harbour-declaration | head -n 6
travaux export any-order families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md | head -n 3
travaux export overlap-csv instruments | head -n 2
travaux export overlap-jsonl instruments | head -n 1 | cut -c 1-100
travaux export overlap-graphml instruments | head -n 4
travaux export turtle cyber | head -n 4
travaux export quanteda schemes/foreign/port.cat | head -n 4
travaux export toml schemes/foreign/port.cat | head -n 4
travaux export jsonld actors | head -n 3
travaux report
travaux export markdown checks/red-lines.toml | head -n 4
travaux report redline families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | grep -m 1 -o '<title>.*</title>'
travaux report map families/harbour-declaration | grep -m 1 -o '<title>.*</title>'
travaux report history families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md | grep -m 1 -o '<title>.*</title>'
travaux report lineage families/harbour-declaration/draft-4.md instruments | grep -m 1 -o '<title>.*</title>'
travaux report checks checks/red-lines.toml --output $TMP/checks.html && grep -m 1 -o '<title>.*</title>' $TMP/checks.html
