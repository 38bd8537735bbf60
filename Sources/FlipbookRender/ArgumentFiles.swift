import FlipbookCoding
import FlipbookSystem

/// The files that arguments for ffmpeg name: whole arguments, and parts of filters such as `movie=logo.png` and
/// `subtitles=a.srt:fontsdir=fonts`.
///
/// Which part of an argument is a file only ffmpeg knows. So every part between two of a filter's separators, and every
/// run of such parts, is one if there is such a file. Of a folder, and of pictures that a pattern such as `%03d.png` names,
/// the names, sizes and times of the files stand for their content.
struct ArgumentFiles {
    /// What the files hold, in the arguments' order.
    let digests: [Digest]

    init(_ arguments: [String]) {
        digests = arguments.flatMap { argument in
            Self.candidates(argument).compactMap(Self.digest)
        }
    }

    /// Every part of an argument that may be a path.
    private static func candidates(_ argument: String) -> [String] {
        // ffmpeg takes off what protects a separator, at most once for each of its levels.
        let plain = argument.filter { !"\\'".contains($0) }
        var parts: [Substring] = []
        var start = plain.startIndex
        for index in plain.indices where separators.contains(plain[index]) {
            parts.append(plain[start..<index])
            start = plain.index(after: index)
        }
        parts.append(plain[start...])
        // Runs of a few parts: names that hold separators themselves.
        var candidates = [argument]
        for first in parts.indices {
            for last in parts[first...].prefix(longestRun).indices {
                candidates.append(String(plain[parts[first].startIndex..<parts[last].endIndex]))
            }
        }
        return candidates.filter { !$0.isEmpty && !$0.allSatisfy("./".contains) }.uniqued()
    }

    private static let separators = Set("=:,;[]()|\" ")
    private static let longestRun = 8

    private static func digest(_ path: String) -> Digest? {
        if let status = FileStatus(path) {
            return status.isRegular ? try? Digest(contentsOfFile: path) : status.isFolder ? listing(path) : nil
        }
        guard let match = path.wholeMatch(of: /(.*\/)?([^\/]*)%0?[0-9]*d([^\/]*)/) else { return nil }
        return listing(match.1.map(String.init) ?? ".") { $0.hasPrefix(match.2) && $0.hasSuffix(match.3) }
    }

    /// A digest of a folder's files as the folder tells of them.
    private static func listing(_ folder: String, where isMember: (String) -> Bool = { _ in true }) -> Digest? {
        guard let names = Directory.names(in: folder) else { return nil }
        var sum = DigestSum()
        for name in names where isMember(name) {
            guard let status = FileStatus("\(folder)/\(name)"), status.isRegular else { continue }
            let changed = status.changed
            sum.add(Digest(of: Array("\(name)/\(status.size)/\(changed.seconds)/\(changed.nanoseconds)".utf8)))
        }
        return sum.digest
    }
}

extension [String] {
    /// Each of them once, in order.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
