travaux diff families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | head -n 12
travaux diff --stat families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
travaux diff --width 60 --lightest wording families/harbour-declaration/draft-3.md families/harbour-declaration/draft-4.md | head -n 14
travaux diff --effects families/harbour-declaration/draft-3.md families/harbour-declaration/draft-4.md | tail -n 14
travaux diff --json families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | head -n 12
# a status for scripts
travaux diff --exit-code --stat families/harbour-declaration/draft-2.md families/harbour-declaration/draft-2.md
travaux diff --exit-code --stat families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md
# standard input, pipes of the shell, nothing
printf '1. Ships may enter.\n' > $TMP/a.txt; printf '1. Ships shall enter.\n' > $TMP/b.txt
travaux diff $TMP/a.txt - < $TMP/b.txt
travaux diff /dev/null $TMP/b.txt
# color only if it is asked for, for this is no terminal
travaux diff --color always $TMP/a.txt $TMP/b.txt | cat -v
# texts of one name are cited by where they are
mkdir $TMP/old && cp $TMP/a.txt $TMP/old/b.txt && travaux diff $TMP/old/b.txt $TMP/b.txt
# words in brackets may be read as agreed
printf '1. Ships [may] enter.\n' > $TMP/c.txt; travaux diff --brackets without $TMP/a.txt $TMP/c.txt
# a reader that has read enough is no failure
travaux diff families/harbour-declaration/draft-2.md families/harbour-declaration/draft-3.md | true
# an answer in a file
travaux diff $TMP/a.txt $TMP/b.txt --output $TMP/answer.txt && cat $TMP/answer.txt
travaux diff $TMP/a.txt $TMP/b.txt --output $TMP/no/such/folder
