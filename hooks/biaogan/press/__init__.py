"""The print room: runs print jobs. Compile, finish, preflight, cache by hash, stream to disk."""
