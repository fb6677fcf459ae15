travaux export
travaux export text families/harbour-declaration/draft-1.md | head -n 3
travaux export akn families/harbour-declaration/draft-1.md | head -n 5
travaux export akn families/harbour-declaration/draft-1.md -o $TMP/one.akn && travaux diff --stat families/harbour-declaration/draft-1.md $TMP/one.akn
travaux export jsonl clauses families/harbour-declaration/draft-1.md | head -n 1
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
travaux export checks-md checks/red-lines.toml | head -n 4
travaux report redline families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | grep -m 1 -o '<title>.*</title>'
travaux report map families/harbour-declaration | grep -m 1 -o '<title>.*</title>'
travaux report history families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md | grep -m 1 -o '<title>.*</title>'
travaux report lineage families/harbour-declaration/draft-4.md instruments | grep -m 1 -o '<title>.*</title>'
travaux report checks checks/red-lines.toml --output $TMP/checks.html && grep -m 1 -o '<title>.*</title>' $TMP/checks.html
travaux export docx families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md -o $TMP/redline.docx && travaux diff --stat --tracked before $TMP/redline.docx families/harbour-declaration/draft-2.md && travaux diff --stat --tracked after $TMP/redline.docx families/harbour-declaration/draft-3.md
travaux export csv effects families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | head -n 2
travaux export jsonl annotations families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md | grep -o '"draft":"[^"]*"' | uniq -c
travaux export jsonl gaps families/harbour-declaration/draft-4.md | head -n 1
travaux export csv edit families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md
travaux export csv edits families/harbour-declaration/draft-1.md
travaux export qdpx families/harbour-declaration/draft-4.md -o $TMP/one.qdpx
travaux export annotations families/harbour-declaration/draft-4.md | head -n 5
travaux export notes families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | head -n 5
travaux export oscal families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | head -n 4
travaux export schema travaux/effects/1 | head -n 4
travaux export schema travaux/effect/1
travaux export redline-md families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | grep -c '<ins>'
travaux export effects-md families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | head -n 4
travaux export map-md families/harbour-declaration/draft-4.md | head -n 3
travaux export history-md families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md | head -n 3
travaux export lineage-md families/harbour-declaration/draft-4.md instruments | head -n 3
# tables of brackets, turning points and scores
travaux export csv brackets families/harbour-declaration/draft-1.md | head -n 3
travaux export csv turning-points families/harbour-declaration/draft-1.md families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
travaux export csv scores codings/two-coders.csv codings/quay-charter.txt codings/quay-annex.txt --coder ana
travaux export csv scores codings/two-coders.csv codings/quay-charter.txt
travaux export csv scores codings/two-coders.csv --coder ana
travaux export csv scores codings/two-coders.csv codings/quay-charter.txt --coder anna
