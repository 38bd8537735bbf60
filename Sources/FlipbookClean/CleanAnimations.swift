import ArgumentParser
import FlipbookStore
import FlipbookSystem
import Foundation

/// What `swift package clean-animations` runs: removes cached frames, and says what that frees.
@main
struct CleanAnimations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean-animations",
        abstract: "Removes cached frames and says what that frees; without arguments it says what there is.",
        version: "Flipbook \(flipbookVersion)")

    @Argument(help: "The animations whose frames are removed.")
    var animations: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only frames that are older than this number of days, of these animations or of all.",
            valueName: "days"))
    var olderThan: Double?

    @Flag(help: "The frames of all animations.")
    var all = false

    @Option(help: ArgumentHelp("The folder of cached frames. (default: .flipbook in the package)", valueName: "dir"))
    var cache = ".flipbook"

    @Flag(help: "Say what would be removed; remove nothing.")
    var dryRun = false

    func validate() throws {
        if all, !animations.isEmpty { throw ValidationError("Name animations, or say --all.") }
        if let olderThan, !(0...1e6).contains(olderThan) {
            throw ValidationError("--older-than \(olderThan): name a number of days.")
        }
    }

    func run() throws {
        let cache = Cache(directory: cache)
        let known = try cache.animations()
        for name in animations where !known.contains(name) {
            let list = known.isEmpty ? "it is empty" : "it has " + known.joined(separator: ", ")
            throw ValidationError(
                "There is no animation \(name) in \(cache.directory): \(list).\(suggestion(for: name, among: known))")
        }
        let end = olderThan.map { Int(Date.now.timeIntervalSince1970 - $0 * 86400) }
        let onlyLooks = animations.isEmpty && !all && olderThan == nil
        var total = Cache.Amount()
        for name in animations.isEmpty ? known : animations {
            let amount =
                onlyLooks || dryRun ? try cache.amount(of: name, before: end) : try cache.clean(name, before: end)
            print("\(name): \(Self.text(amount))")
            total.frames += amount.frames
            total.segments += amount.segments
            total.bytes += amount.bytes
        }
        let freed = "\(Self.text(total)) in all"
        if onlyLooks {
            print("\(freed). Name animations to remove, or say --older-than DAYS or --all.")
        } else {
            print(dryRun ? "\(freed) would be freed." : "\(freed) freed.")
        }
    }

    private static func text(_ amount: Cache.Amount) -> String {
        let size = ByteCountFormatter.string(fromByteCount: Int64(amount.bytes), countStyle: .file)
        let segments = amount.segments > 0 ? ", " + amount.segments.counted("segment") : ""
        return amount.frames.counted("frame") + segments + ", \(size)"
    }
}
