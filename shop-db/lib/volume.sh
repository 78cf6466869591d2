# The data volume: whose it is, and whether an empty one may be filled.
# shellcheck shell=bash disable=SC2154 # shop-db is read before

readonly major=15
readonly unfinished=$volume/pgdata.unfinished
readonly lock=$volume/.shop-db.lock

# Anything that is neither this server's own data nor an empty volume stops the start, untouched.
require_volume() {
  [[ -w $volume ]] ||
    fail "$volume is not writable by user $(id -u). Mount a volume there with fsGroup $(id -g), or one that belongs to user $(id -u)."
  [[ -w $run && -w /tmp ]] ||
    fail "$run and /tmp have to be writable by user $(id -u). Mount an empty volume at each."
  if [[ -e $PGDATA ]]; then require_own_data; else require_no_strangers; fi
}

require_own_data() {
  local found
  [[ -O $PGDATA ]] ||
    fail "$PGDATA belongs to user $(stat -c %u "$PGDATA"). Nothing was changed: give the volume's content to user $(id -u) (chown -R), or mount this Shop's own volume."
  found=$(cat "$PGDATA/PG_VERSION" 2>/dev/null) ||
    fail "$PGDATA holds no database (PG_VERSION is missing). Nothing was changed: bring the volume's content back, or give the Shop another volume."
  [[ $found == "$major" ]] ||
    fail "$PGDATA was made by PostgreSQL $found, and this is PostgreSQL $major. Nothing was changed: use the image of version $found."
  # A kubelet that applies fsGroup opens the folder to the group, and the server then refuses it.
  chmod 0700 "$PGDATA"
}

require_no_strangers() {
  local strangers
  strangers=$(find "$volume" -mindepth 1 -maxdepth 1 ! -name lost+found ! -path "$unfinished" ! -path "$lock" -printf '%f ')
  [[ -z $strangers ]] ||
    fail "$volume holds files that are not a Shop's: ${strangers% }. Nothing was changed: give the Shop an empty volume."
}

# Held while any server process lives, in whichever container: two servers on one volume destroy it.
# The server's own pid file cannot tell, since every container counts its processes from 1.
lock_volume() {
  local tries=15
  exec 9>"$lock"
  until flock --nonblock 9; do
    ((tries-- > 0)) || fail "Another server still runs on $volume. It has to end first; nothing was changed."
    ((tries < 14)) || log "waiting for the other server on $volume to end"
    sleep 1
  done
}

# An empty volume of a Shop that had data is a loss, and not a first start.
require_permission() {
  local permission=${DATABASE_INITIALISE:-} source=DATABASE_INITIALISE
  if [[ -n ${DATABASE_INITIALISE_FILE:-} ]]; then
    source=$DATABASE_INITIALISE_FILE
    permission=$(cat "$source") || fail "DATABASE_INITIALISE_FILE names $source, which cannot be read."
  fi
  case $permission in
    allowed) ;;
    never) fail "$volume is empty, but this Shop had data. It is not made anew: bring the volume back, or restore a backup." ;;
    *) fail "$volume is empty, and $source does not say whether it may be filled: it has to be 'allowed' or 'never', not '$permission'." ;;
  esac
}
