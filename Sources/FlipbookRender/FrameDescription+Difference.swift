extension FrameDescription {
    /// How a figure differs from another one, in words.
    func difference(from other: FrameDescription) -> String {
        var words: [String] = []
        if (width, height, dpi) != (other.width, other.height, other.dpi) {
            words.append(
                "\(width)x\(height) pixels at \(dpi) dpi after \(other.width)x\(other.height) at \(other.dpi) dpi")
        }
        if hasAlpha != other.hasAlpha {
            words.append(hasAlpha ? "transparent after an opaque one" : "opaque after a transparent one")
        }
        if fonts != other.fonts {
            words.append(
                installedFonts == other.installedFonts ? "its texts use other fonts" : "other fonts are installed")
        }
        let names = Set(libraries.keys).union(other.libraries.keys).sorted()
        let changed = names.filter { libraries[$0] != other.libraries[$0] }
        if !changed.isEmpty { words.append("another build of " + changed.joined(separator: ", ")) }
        return words.isEmpty ? "other fonts are installed" : words.joined(separator: "; ")
    }
}
