/// The environment variables that a process must have, and must not have, to draw the pixels that every other one draws.
///
/// A frame's key can't hold what such a variable does, and a worker on another machine may have others.
package enum DrawingEnvironment {
    /// Begins the name of a variable that changes how a library draws: FreeType, pixman, Cairo, Pango, HarfBuzz, fontconfig.
    /// Where fontconfig finds its fonts (`FONTCONFIG_…`) is not among them: the fonts themselves are in the key.
    private static let removedPrefixes = ["FREETYPE_", "PIXMAN_", "CAIRO_", "PANGO_", "PANGOCAIRO_", "HB_", "FC_"]

    /// Swift seeds its hashing differently in each process: with this, dictionaries and sets have one order in all of them. Pango
    /// and fontconfig choose fonts for some scripts by the user's language, unless they are told one.
    private static let set = ["SWIFT_DETERMINISTIC_HASHING": "1", "PANGO_LANGUAGE": "en", "FC_LANG": "en"]

    /// The same environment, changed so that drawing and calculating don't depend on it.
    package static func neutral(_ environment: [String: String]) -> [String: String] {
        var neutral = environment.filter { variable in !removedPrefixes.contains { variable.key.hasPrefix($0) } }
        neutral.merge(set) { $1 }
        #if os(Linux) && arch(x86_64)
            neutral[tunables] = withoutFusedMultiplyAdd(neutral[tunables] ?? "")
        #endif
        return neutral
    }

    private static let tunables = "GLIBC_TUNABLES"

    /// Tells glibc to calculate `sin`, `exp` and their kind without FMA, as processors that lack it do: else the last bit
    /// of a result, and so the key of a frame that has it among its parameters, depends on the kind of processor.
    private static func withoutFusedMultiplyAdd(_ tunables: String) -> String {
        let name = "glibc.cpu.hwcaps="
        let off = ["-FMA", "-FMA4"]
        var all = tunables.split(separator: ":").map(String.init)
        if let index = all.lastIndex(where: { $0.hasPrefix(name) }) {
            let capabilities = all[index].dropFirst(name.count).split(separator: ",").map(String.init)
            all[index] = name + (capabilities + off.filter { !capabilities.contains($0) }).joined(separator: ",")
        } else {
            all.append(name + off.joined(separator: ","))
        }
        return all.joined(separator: ":")
    }
}
