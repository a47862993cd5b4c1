# shellcheck shell=bash
# shellcheck disable=SC2154  # scripts/test-mail sets the folder, the ports and the program
# Mail services on loopback for scripts/test-mail, all below $work.

sink_pid=''

# postfix with one virtual mailbox, alice@test.example; everything else goes to the sink.
start_postfix() {
  local folder=$work/postfix mail_uid
  mail_uid=$(id -u nobody)
  mkdir -p "$folder" "$work/spool" "$work/postfix-data" "$work/mail"
  chown nobody "$work/mail"
  chown postfix "$work/postfix-data"
  cat >"$folder/main.cf" <<END
compatibility_level = 3.6
queue_directory = $work/spool
data_directory = $work/postfix-data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = $work/postfix.log
maillog_file_prefixes = $work
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = test.example
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
local_recipient_maps =
relayhost = [127.0.0.1]:$sink_port
smtp_tls_security_level = none
virtual_mailbox_domains = test.example
virtual_mailbox_base = $work/mail
virtual_mailbox_maps = static:alice/
virtual_minimum_uid = 1
virtual_uid_maps = static:$mail_uid
virtual_gid_maps = static:$(id -g nobody)
END
  cat >"$folder/master.cf" <<END
127.0.0.1:$smtp_port inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
END
  # What README and docs call sendmail, aimed at this instance.
  printf '#!/bin/sh\nexec /usr/sbin/sendmail -C %s "$@"\n' "$folder" >"$work/bin/sendmail"
  chmod +x "$work/bin/sendmail"
  postfix -c "$folder" start >/dev/null 2>&1
}

start_dovecot() {
  mkdir -p "$work/dovecot"
  cat >"$work/dovecot.conf" <<END
protocols = imap
listen = 127.0.0.1
base_dir = $work/dovecot
log_path = $work/dovecot.log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:$work/mail/%n:INDEX=MEMORY
passdb {
  driver = static
  args = password=x
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$work/mail/%n
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap_port
  }
  inet_listener imaps {
    port = 0
  }
}
END
  dovecot -c "$work/dovecot.conf"
}

start_services() {
  "$python" tests/mail/sink.py "$work/sink" "$sink_port" &
  sink_pid=$!
  start_postfix
  start_dovecot
}

stop_services() {
  [ ! -d "$work/postfix" ] || postfix -c "$work/postfix" stop >/dev/null 2>&1 || true
  [ ! -f "$work/dovecot.conf" ] || doveadm -c "$work/dovecot.conf" stop 2>/dev/null || true
  [ -z "$sink_pid" ] || kill "$sink_pid" 2>/dev/null || true
}

# The newest vnu-jar fetches its program when it is installed; this one brings it.
install_node_modules() {
  command -v npm >/dev/null || return 0
  (cd "$work/node" && npm install --no-audit --no-fund vnu-jar@24.10.17 caniemail@2.0.2) \
    >"$work/npm.log" 2>&1 || true
}

# Waits until the Maildir (new mails only) or folder $1 has $2 files, half a minute at most.
wait_for_files() { # folder, count
  local _
  for _ in $(seq 150); do
    [ "$(find "$1" -maxdepth 1 -type f -name "${3-*}" 2>/dev/null | wc -l)" -ge "$2" ] && return 0
    sleep 0.2
  done
  echo "$1 has $(find "$1" -maxdepth 1 -type f 2>/dev/null | wc -l) files, not $2"
  tail -n 5 "$work/postfix.log"
  return 1
}
