import CFlipbookSystem

/// Two names that change places.
package enum FileExchange {
    /// Has two files or folders change their names in one instant.
    ///
    /// - Returns: false where that can't be, and nothing has changed: not all file systems can.
    package static func exchange(_ first: String, _ second: String) -> Bool { flipbook_exchange(first, second) == 0 }
}
