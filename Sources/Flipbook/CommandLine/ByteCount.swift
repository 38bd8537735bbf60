import ArgumentParser

/// A size as a person writes it: `500MB`, `2 GB`, `1.5GiB`, or a number of bytes.
struct ByteCount: ExpressibleByArgument, RawRepresentable, Codable, Hashable {
    /// In bytes.
    let rawValue: Int

    init(rawValue: Int) { self.rawValue = rawValue }

    init?(argument: String) {
        guard let match = argument.uppercased().wholeMatch(of: /([0-9]+(?:\.[0-9]+)?) ?([KMGT]?)(I?)B?/),
            let value = Double(match.1), let power = ["", "K", "M", "G", "T"].firstIndex(of: match.2),
            match.3.isEmpty || power > 0
        else { return nil }
        let bytes = (0..<power).reduce(value) { bytes, _ in bytes * (match.3.isEmpty ? 1000 : 1024) }
        guard bytes < 1e18 else { return nil }
        rawValue = Int(bytes)
    }
}
