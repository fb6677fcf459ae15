travaux outline families/harbour-declaration/draft-4.md | head -n 12
travaux outline --show brackets families/harbour-declaration/draft-2.md
travaux outline --show terms families/harbour-declaration/draft-4.md
travaux outline --show citations families/harbour-declaration/draft-4.md
travaux outline --show tokens instruments/norms-package-2030.txt | head -n 4
travaux outline --json families/harbour-declaration/draft-4.md | head -n 20
# several texts
travaux outline families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md | grep -A 2 ^draft
# standard input has no name that tells its format
printf '# Call\n\n1. Ships *may* enter.\n' | travaux outline --as md -
printf '<!doctype html><ol><li>Ships may enter.</ol>' | travaux outline -
# what is odd is told beside, unless nobody wants to know
printf '1. Ships [may enter.\n' | travaux outline -
printf '1. Ships [may enter.\n' | travaux outline -q -
# for programs
travaux outline --json --show brackets families/harbour-declaration/draft-2.md | head -n 32
