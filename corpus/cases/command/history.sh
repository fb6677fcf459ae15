travaux history families/harbour-declaration | head -n 24
travaux history --told families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | head -n 24
travaux history --phrase capacity-building --concept confidentiality families/harbour-declaration
travaux history --by-date families/harbour-declaration/draft-2.md families/harbour-declaration/draft-1.md --json | head -n 12
travaux history --language fr families/harbour-declaration
travaux collate families/harbour-declaration | head -n 24
travaux collate --any-order families/harbour-declaration/draft-3.md families/harbour-declaration/draft-1.md | head -n 10
# globs are for shells that have none
travaux history 'families/harbour-declaration/draft-[12].md' | head -n 4
# dates stand in front matter, or else in the names of files
printf '1. No ship shall be refused its pilots or its berth.' > $TMP/charter-2030-05-04.txt; printf '1. No ship shall be refused its pilots or its berth.' > "$TMP/draft 3 March 2031.txt"; travaux trace "$TMP/draft 3 March 2031.txt" $TMP/charter-2030-05-04.txt
travaux trace $TMP/charter-2030-05-04.txt "$TMP/draft 3 March 2031.txt"
