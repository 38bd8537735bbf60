/// Flipbook's version, for `--version` and for what is said of how to depend on it.
let flipbookVersion = "0.1.0"
