# a policy that was written, amended, renamed and given up
git init -q -b main $TMP/repo
cd $TMP/repo && git config diff.travaux.command 'travaux git-diff' && echo '*.md diff=travaux' > .gitattributes && printf '1. Ships may enter.\n\n2. Ports shall share charts.\n' > policy.md && git add -A && git commit -qm 'First draft'
cd $TMP/repo && printf '1. Ships shall enter.\n\n2. Ports should share their charts.\n' > policy.md && git diff
cd $TMP/repo && git commit -qam 'Second draft' && git mv policy.md call.md && printf '1. Ships shall enter.\n\n2. Ports should share charts.\n' > call.md && git commit -qam 'A call' && git show --ext-diff --format=%s
cd $TMP/repo && chmod +x call.md && git commit -qam 'Mode alone' && git show --ext-diff --format=%s
cd $TMP/repo && printf '\211PNG\r\n\032\n' > logo.md && git add -A && git commit -qm 'A picture' && git show --ext-diff --format=%s
cd $TMP/repo && git rm -q call.md logo.md && git commit -qm 'Given up' && git show --ext-diff --format=%s
# a history reads like a redline
cd $TMP/repo && git log -p --ext-diff --follow --format='== %s' -- call.md
# without configuration, for all texts
cd $TMP/repo && mv .gitattributes $TMP && git -c diff.external='travaux git-diff --stat' diff HEAD~5 HEAD~4
# as a difftool
cd $TMP/repo && git -c difftool.t.cmd='travaux diff --label "$MERGED" --label now "$LOCAL" "$REMOTE"' difftool -y -t t HEAD~5 HEAD~4
cd $TMP/repo && git -c difftool.t.cmd='travaux diff --stat "$LOCAL" "$REMOTE"' difftool -y -t t HEAD~1 HEAD -- call.md; mv $TMP/.gitattributes .
# words of other formats in git's own diff
cd $TMP/repo && echo '*.html diff=page' > .git/info/attributes && git config diff.page.textconv 'travaux export text' && echo '<p>Ships <b>may</b> enter.</p>' > a.html && git add a.html && echo '<div><p>Ships <i>shall</i> enter.</p></div>' > a.html && git diff a.html | tail -n +5; git rm -qf a.html
# files as git remembers them, and all of them
cd $TMP/repo && travaux diff HEAD~5:policy.md HEAD~4:policy.md
cd $TMP/repo && travaux diff HEAD~9:policy.md HEAD~4:policy.md
cd $TMP/repo && git checkout -q HEAD~2 && travaux history --git HEAD call.md
cd $TMP/repo && travaux history --git HEAD~2..HEAD --told call.md
cd $TMP/repo && travaux history --git no-such-branch call.md
cd $TMP/repo && travaux history --git HEAD no-such.md
cd $TMP && mkdir none && cd none && GIT_CEILING_DIRECTORIES=$TMP travaux history --git HEAD a.md
# a conflict that was not ended
cd $TMP/repo && git checkout -q -b one HEAD~3 && echo '3. One.' >> policy.md && git commit -qam one; git checkout -q -b two HEAD~1 && echo '3. Two.' >> policy.md && git commit -qam two; git merge -q one > /dev/null 2>&1; git diff --ext-diff
