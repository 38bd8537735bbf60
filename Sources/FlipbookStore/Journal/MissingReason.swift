import FlipbookCoding

/// Why a frame has to be rendered.
package enum MissingReason: Hashable, Sendable, CustomStringConvertible {
    /// It was never rendered, as far as the journal knows.
    case new
    /// A part of the recipe, in the words of ``Recipe/changes(since:)``.
    case changed(String)
    /// The frame's own parameters.
    case parametersChanged
    /// It was rendered, and its entry is gone.
    case entryMissing
    /// Its entry was drawn with fonts that only updates use, and that are others now.
    case entryStale
    /// Its entry can't be used, for this reason.
    case entryDamaged(String)

    /// A few words for a person.
    package var description: String {
        switch self {
        case .new: "never rendered"
        case .changed(let change): change
        case .parametersChanged: "its parameters changed"
        case .entryMissing: "its entry is gone"
        case .entryStale: "the fonts changed"
        case .entryDamaged(let reason): "its entry is damaged: \(reason)"
        }
    }

    /// All reasons why a frame has to be rendered; none where its entry is whole.
    ///
    /// - Parameters:
    ///   - entry: what ``FrameStore/check(_:frame:shape:fonts:)`` says of the frame's key.
    ///   - recipe: what frames are made from now.
    ///   - parameters: the digest of the frame's parameters now.
    ///   - last: how the frame was rendered last.
    package static func reasons(
        for entry: FrameStore.Entry, recipe: Recipe, parameters: Digest, last: Journal.LastFrame?
    ) -> [MissingReason] {
        switch entry {
        case .whole: return []
        case .damaged(let reason): return [.entryDamaged(reason)]
        case .stale: return [.entryStale]
        case .missing: break
        }
        guard let last, last.recipe.source.animator == recipe.source.animator else { return [.new] }
        let changes =
            recipe.changes(since: last.recipe).map(MissingReason.changed)
            + (last.parameters == parameters ? [] : [.parametersChanged])
        return changes.isEmpty ? [.entryMissing] : changes
    }
}
