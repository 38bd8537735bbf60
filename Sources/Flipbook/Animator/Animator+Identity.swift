import FlipbookSystem

extension Animator {
    /// What tells this type from every other one, also of the same name: `Module.Outer.Wave`. The same in every process
    /// of one program.
    ///
    /// Swift names the file of a private type by an address. It stands here from the start of the program or library that
    /// holds it: another build may have another one.
    static var identity: String {
        String(reflecting: Self.self).split(separator: "$", omittingEmptySubsequences: false).enumerated()
            .map { index, part in
                let digits = part.prefix { $0.isHexDigit }
                guard index > 0, let address = UInt(digits, radix: 16) else { return (index > 0 ? "$" : "") + part }
                return "$" + String(LoadedLibrary.offset(of: address), radix: 16) + part.dropFirst(digits.count)
            }
            .joined()
    }
}
