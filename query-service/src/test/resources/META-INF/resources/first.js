// A script whose name does not tell its content.
