# shellcheck shell=bash
# shellcheck disable=SC2154  # scripts/test-mail sets the folder, the ports and the program
# The rows of scripts/test-mail that need a service or a program of their own.

# Fails, and shows them, when lines match. ("! grep" would not end a check.)
absent() {
  if grep "$@"; then return 1; fi
}

inbox() { echo "$work/mail/alice/new"; }

make_library() {
  papers ingest -q --as-of 2026-11-24 data/trending-papers.txt
  "$python" -B -c 'import json, sys
sys.path.insert(0, "tests/judges")
import corpus
for paper in corpus.EVIL: print(json.dumps(paper))' | papers ingest -q --date 2026-03-13 -
  papers subscribe -q vision --to alice@test.example --from papers@test.example
  papers digest --for vision -f email >"$work/m.eml"
  papers digest --for vision -f email --crlf >"$work/m.crlf.eml"
  papers digest --since 2020 -f html >"$work/page.html"
  "$python" - "$work/m.eml" "$work/part" <<'END'
import email, email.policy, sys
message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
for part in message.walk():
    if not part.is_multipart():
        kind = {"text/plain": ".txt", "text/html": ".html"}[part.get_content_type()]
        open(sys.argv[2] + kind, "w", encoding="utf-8").write(part.get_content())
END
}

# What outbox.py calls a row.
outbox_words() { sed -n "s/.*def test_$1_\\(.*\\)(self).*/\\1/p" tests/judges/outbox.py | tr _ ' '; }

check_recipients() {
  papers digest -f email -n 3 --to bob@other.example --from papers@test.example \
    --subject $'Hi\r\nBcc: v@evil.example' --since 2020 | sendmail -t -oi
  wait_for_files "$work/sink" 1 '*.json'
  grep -h '"to": \["bob@other.example"\]' "$work"/sink/*.json
  absent -i 'evil.example' "$work"/sink/*.json
  sed '/^\r*$/q' "$work"/sink/*.eml | absent -i '^Bcc:'
}

check_spam() {
  local report
  "$python" -B tests/judges/mail.py "$papers" -k test_E9_
  report=$(spamassassin -L -t <"$work/m.eml" 2>/dev/null)
  absent MPART_ALT_DIFF <<<"$report"
  grep -oE 'Content analysis details: +\([-0-9.]+ points' <<<"$report" |
    awk '{ gsub(/[^-0-9.]/, " "); print "score " $1; exit !($1 < 1.0) }'
}

check_html() {
  local modules=$work/node/node_modules
  [ -d "$modules/vnu-jar" ] || { echo 'npm could not install vnu-jar'; return 77; }
  command -v java >/dev/null || { echo 'java is not installed'; return 77; }
  # Outlook lays out by attributes of tables; the page for browsers needs no such excuse.
  java -jar "$modules/vnu-jar/build/dist/vnu.jar" --errors-only \
    --filterpattern '.*attribute on the .table. element is obsolete.*' "$work/part.html"
  java -jar "$modules/vnu-jar/build/dist/vnu.jar" --filterpattern '.*Normalization Form.*' "$work/page.html"
  NODE_PATH=$modules node tests/mail/caniemail.js "$work/part.html" 'gmail.*' outlook.windows 'apple-mail.*'
}

check_page() {
  "$python" -B tests/judges/mail.py "$papers" -k test_E12_
  command -v chromium >/dev/null || { echo 'nothing acts; no screenshots: chromium is not installed'; return 77; }
  [ -z "$shots" ] && { echo 'for screenshots: --shots DIR'; return 0; }
  cp "$work/part.html" "$work/mail.html"
  "$python" tests/mail/screenshots.py "$shots" "$work/page.html" "$work/mail.html"
}

check_postfix() {
  rm -f "$(inbox)"/*
  sendmail -t -oi <"$work/m.eml"
  sendmail -t <"$work/m.eml" # a lone dot would end it here
  wait_for_files "$(inbox)" 2
  "$python" tests/mail/same_mail.py "$work/m.eml" "$(inbox)"/*
}

check_clients() {
  rm -f "$(inbox)"/*
  curl -sS --mail-from papers@test.example --mail-rcpt alice@test.example \
    -T "$work/m.crlf.eml" "smtp://127.0.0.1:$smtp_port"
  msmtp --host=127.0.0.1 --port="$smtp_port" --from=papers@test.example -t <"$work/m.eml"
  swaks --silent 2 --server "127.0.0.1:$smtp_port" --from papers@test.example \
    --to alice@test.example --data "@$work/m.eml"
  wait_for_files "$(inbox)" 3
  "$python" tests/mail/same_mail.py "$work/m.eml" "$(inbox)"/*
}

check_readers() {
  local id
  rm -f "$(inbox)"/*
  sendmail -t -oi <"$work/m.eml"
  wait_for_files "$(inbox)" 1
  id=$(sed -n 's/^Message-ID: *<\(.*\)>/\1/p' "$work/m.eml")
  mshow -t "$(inbox)"/* | grep -q text/html
  mu init --muhome="$work/mu" -m "$work/mail/alice" >/dev/null
  mu index --muhome="$work/mu" --quiet
  mu find --muhome="$work/mu" --fields i "subject:papers" | grep -q "$id"
  printf '[database]\npath=%s\n[new]\ntags=new\n' "$work/mail/alice" >"$work/notmuch.cfg"
  notmuch --config "$work/notmuch.cfg" new --quiet
  notmuch --config "$work/notmuch.cfg" search "id:$id" | grep -q Trending
  # The last: dovecot moves the mail to cur/.
  "$python" tests/mail/imap_parts.py "$imap_port" "<$id>" |
    tee /dev/stderr | grep -qi '("text" "plain" ("charset" "utf-8").*quoted-printable.*"text" "html" ("charset" "utf-8").*"alternative"'
  w3m -dump -cols 72 -T text/html "$work/part.html" >"$work/w3m.txt"
  grep -q 'Trending papers' "$work/w3m.txt"
}

check_locale() {
  mkdir -p "$work/locale"
  localedef -i de_DE -f UTF-8 "$work/locale/de_DE.UTF-8" || { echo 'localedef failed'; return 77; }
  LOCPATH=$work/locale LC_ALL=de_DE.UTF-8 date -d 2026-12-01 +%b | grep -q Dez # it is in force
  PAPERS_NOW=2026-12-01T08:00:00Z LOCPATH=$work/locale LC_ALL=de_DE.UTF-8 \
    papers digest -f email -n 1 --to a@b.example | grep '^Date: Tue, 1 Dec 2026 08:00:00 +0000$'
}

# Line $1 of the units in docs/mail.md that stand indented below a line naming file $1.
unit_of() {
  awk -v name="$1" 'index($0, name) && /:$/ { on = 1; next } on && /^[^ ]/ { exit } on { sub(/^    /, ""); print }' docs/mail.md
}

check_scheduled() {
  local line subscribe unit new=$work/new-library
  mkdir "$work/units"
  for unit in papers-digest.service papers-digest.timer papers-digest-failed.service; do
    unit_of "$unit" | sed "s,/usr/local/bin/papers,$papers," >"$work/units/$unit"
    [ -s "$work/units/$unit" ] || { echo "docs/mail.md has no $unit"; return 1; }
  done
  if command -v systemd-analyze >/dev/null; then
    systemd-analyze verify --man=no "$work"/units/*.service "$work"/units/*.timer
    systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$work/units/papers-digest.timer")" >/dev/null
  fi
  # README's crontab line as cron runs it: next to no environment, in sh.
  line=$(sed -n 's/^    0 7 \* \* \* *//p' README.md)
  # shellcheck disable=SC2016  # a backtick of Markdown
  subscribe=$(sed -n 's/^after `\(papers subscribe .*\)`.*/\1/p' README.md | sed 's/you@example.org/alice@test.example/g')
  if [ -z "$line" ] || [ -z "$subscribe" ]; then
    echo 'README has no crontab line'
    return 1
  fi
  mkdir "$new"
  rm -rf "$work/mail/alice"
  cron() { env -i HOME="$new" PATH="$work/bin:/usr/bin:/bin" sh -c "$1"; }
  cron 'papers ingest -q --as-of 2026-11-24 data/trending-papers.txt'
  cron "$subscribe"
  cron "$line" 2>&1 | grep 'issue 1 sent, 59 papers'
  wait_for_files "$(inbox)" 1
  mutt_text >"$work/mutt.txt"
  grep 'Trending papers, Mar 12, 2026' "$work/mutt.txt"
  grep -q 'We propose' "$work/mutt.txt"
  absent -E '=[0-9A-F]{2}|<p |<td' "$work/mutt.txt"
  [ -z "$(cron "$line" 2>&1)" ] # nothing new: nothing sent, nothing said
  echo '{"title": "A paper of the day after", "abstract": "We propose what is new."}' >"$new/next.jsonl"
  cron 'papers ingest -q --date 2026-03-13 ~/next.jsonl'
  cron "$line" 2>&1 | grep 'issue 2 sent, 1 paper'
  [ -z "$(cron "$line" 2>&1)" ]
  wait_for_files "$(inbox)" 1 # mutt moved the first one to cur/
  mutt_text >"$work/mutt.txt"
  grep 'A paper of the day after' "$work/mutt.txt"
  absent 'Mar 12, 2026' "$work/mutt.txt"
}

# The newest mail as mutt shows it.
mutt_text() {
  # Without a folder that is there mutt asks whether to make one, and takes the keys as the answer.
  cat >"$work/muttrc" <<END
set folder = "$work/mail"
set quit = yes
set pipe_decode = yes
set wait_key = no
set header_cache = ""
alternative_order text/plain text/html
push "<last-entry><pipe-message>cat >$work/mutt.out<enter><exit>"
END
  rm -f "$work/mutt.out"
  # An end of input would make it quit before it reads a key.
  for _ in $(seq 150); do
    [ -s "$work/mutt.out" ] && break
    sleep 0.2
  done | TERM=xterm script -qec "mutt -n -F $work/muttrc -f $work/mail/alice" /dev/null >/dev/null 2>&1
  cat "$work/mutt.out"
}
