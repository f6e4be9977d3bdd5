"""The command line: main, output (stdout), diagnostics (stderr, exit codes), one file a command."""
