// A script whose name tells its content.
