/// Why a frame has to be rendered.
public enum MissingReason: Hashable, Sendable, CustomStringConvertible {
    /// It was never rendered, as far as the journal knows.
    case new
    /// This release of Flipbook draws otherwise.
    case formatChanged
    /// The program was built from other sources, or declares another version.
    case programChanged
    /// The animator's own options.
    case optionsChanged(from: String, to: String)
    /// The size of the picture, or its dots per inch.
    case sizeChanged(from: String, to: String)
    /// What is transparent of the figure.
    case transparencyChanged
    /// The font files.
    case fontsChanged
    /// The versions of the libraries that draw.
    case librariesChanged(from: String, to: String)
    /// The content of these files, or which files the animator declares.
    case inputsChanged([String])
    /// The frame's own parameters.
    case parametersChanged
    /// It was rendered, and its entry is gone.
    case entryMissing
    /// Its entry can't be used, for this reason.
    case entryDamaged(String)

    /// A few words for a person.
    public var description: String {
        switch self {
        case .new: "never rendered"
        case .formatChanged: "Flipbook draws otherwise now"
        case .programChanged: "the program changed"
        case .optionsChanged(let old, let new): "the options changed: \(old) → \(new)"
        case .sizeChanged(let old, let new): "the size changed: \(old) → \(new)"
        case .transparencyChanged: "the figure's transparency changed"
        case .fontsChanged: "the fonts changed"
        case .librariesChanged(let old, let new): "the libraries changed: \(old) → \(new)"
        case .inputsChanged(let names): names.joined(separator: ", ") + " changed"
        case .parametersChanged: "its parameters changed"
        case .entryMissing: "its entry is gone"
        case .entryDamaged(let reason): "its entry is damaged: \(reason)"
        }
    }

    /// All reasons why a frame has to be rendered; none where its entry is whole.
    ///
    /// - Parameters:
    ///   - entry: what ``FrameStore/check(_:)`` says of the frame's key.
    ///   - recipe: what frames are made from now.
    ///   - parameters: the digest of the frame's parameters now.
    ///   - last: how the frame was rendered last.
    public static func reasons(
        for entry: FrameStore.Entry, recipe: Recipe, parameters: Digest, last: Journal.LastFrame?
    ) -> [MissingReason] {
        switch entry {
        case .whole: return []
        case .damaged(let reason): return [.entryDamaged(reason)]
        case .stale: return [.fontsChanged]
        case .missing: break
        }
        guard let last else { return [.new] }
        let old = last.recipe
        var reasons: [MissingReason] = []
        if old.animator != recipe.animator { return [.new] }
        if old.format != recipe.format { reasons.append(.formatChanged) }
        if old.program != recipe.program { reasons.append(.programChanged) }
        if old.options != recipe.options { reasons.append(.optionsChanged(from: old.options, to: recipe.options)) }
        if old.size != recipe.size { reasons.append(.sizeChanged(from: old.size, to: recipe.size)) }
        if (old.isTransparent, old.hasAlpha) != (recipe.isTransparent, recipe.hasAlpha) {
            reasons.append(.transparencyChanged)
        }
        if old.fonts != recipe.fonts { reasons.append(.fontsChanged) }
        if old.libraries != recipe.libraries {
            reasons.append(
                .librariesChanged(
                    from: old.versions(otherThan: recipe.libraries), to: recipe.versions(otherThan: old.libraries)))
        }
        let names = Set(old.inputs.keys).union(recipe.inputs.keys)
        let changed = names.filter { old.inputs[$0] != recipe.inputs[$0] }.sorted()
        if !changed.isEmpty { reasons.append(.inputsChanged(changed)) }
        if last.parameters != parameters { reasons.append(.parametersChanged) }
        return reasons.isEmpty ? [.entryMissing] : reasons
    }
}

extension Recipe {
    fileprivate var size: String { "\(width)x\(height) at \(dpi) dpi" }

    /// The libraries that others lack or have in another version: `cairo 1.16.0, libm.so.6 3f0c…`.
    fileprivate func versions(otherThan others: [String: String]) -> String {
        let differing = libraries.filter { others[$0.key] != $0.value }.sorted { $0.key < $1.key }
        return differing.isEmpty ? "none" : differing.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}
