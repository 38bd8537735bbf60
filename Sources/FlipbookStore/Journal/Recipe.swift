import FlipbookCoding

/// What all frames of an animation depend on, besides their index and parameters.
///
/// Everything else that tells of this is derived from it: frame keys are made from its ``digest()``, the journal keeps it
/// as it is coded, ``changes(since:)`` says what changed, and a worker is given its ``source-swift.property``. So a member
/// that is added takes part in all of these.
package struct Recipe: Codable, Hashable, Sendable {
    /// How frames are drawn and kept: raised when a release of Flipbook draws the same thing otherwise, or makes keys
    /// otherwise.
    package static let currentFormat = 2

    /// ``currentFormat`` of the release that rendered.
    package var format: Int
    /// What is known before `setup()` runs.
    package var source: Source
    /// What the figure is like once `setup()` has run.
    package var figure: Figure

    /// What figures are made by.
    package struct Source: Codable, Hashable, Sendable {
        /// The animator's qualified name, which no other one has.
        package var animator: String
        /// What the program is: a digest of the executable, or the version that the animator declares.
        package var program: String
        /// The animator's own options.
        package var options: Options
        /// Digests of the files that the animator declares, by the names that it gives them.
        package var inputs: [String: Digest]

        /// A source of all its parts.
        package init(animator: String, program: String, options: Options, inputs: [String: Digest] = [:]) {
            self.animator = animator
            self.program = program
            self.options = options
            self.inputs = inputs
        }
    }

    /// An animator's own options. Options that differ may read the same.
    package struct Options: Codable, Hashable, Sendable, CustomStringConvertible {
        /// The options as a person reads them.
        package var description: String
        /// A digest of the options in canonical coding.
        package var content: Digest

        /// Options of both parts.
        package init(_ description: String, content: Digest) {
            self.description = description
            self.content = content
        }
    }

    /// What pixels depend on besides what is drawn.
    package struct Figure: Codable, Hashable, Sendable {
        /// Columns of a frame, in pixels.
        package var width: Int
        /// Rows of a frame, in pixels.
        package var height: Int
        /// Pixels in an inch.
        package var dpi: Double
        /// Whether figure and axes are drawn without their background.
        package var isTransparent: Bool
        /// Whether frames have an alpha channel.
        package var hasAlpha: Bool
        /// A digest of the files of the fonts that its texts use.
        package var fonts: Digest
        /// The versions and builds of the libraries that the program consists of, by name.
        package var libraries: [String: String]

        /// A figure of all its parts.
        package init(
            width: Int, height: Int, dpi: Double, isTransparent: Bool = false, hasAlpha: Bool = false, fonts: Digest,
            libraries: [String: String]
        ) {
            self.width = width
            self.height = height
            self.dpi = dpi
            self.isTransparent = isTransparent
            self.hasAlpha = hasAlpha
            self.fonts = fonts
            self.libraries = libraries
        }

        /// The shape of every frame.
        package var shape: FrameShape {
            FrameShape(width: width, height: height, format: hasAlpha ? .premultipliedAlpha : .opaque)
        }
    }

    /// A recipe of all its parts.
    package init(format: Int = currentFormat, source: Source, figure: Figure) {
        self.format = format
        self.source = source
        self.figure = figure
    }

    /// The digest of all parts: what ``FrameKey/init(animation:frame:parameters:)`` takes.
    package func digest() throws -> Digest { Digest(of: try CanonicalEncoder().encode(self)) }
}

// MARK: What changed

extension Recipe {
    /// How it differs from an older recipe: a few words for each part that does, as `the program changed`.
    package func changes(since old: Recipe) -> [String] { Self.changes(self, old, Self.changes) }

    /// What is said of a part; nil where its name says it.
    private static func changes(of part: String, _ new: Recipe, _ old: Recipe) -> [String]? {
        switch part {
        case "format": ["Flipbook draws otherwise now"]
        case "source": changes(new.source, old.source, changes)
        case "figure": new.figure.changes(since: old.figure)
        default: nil
        }
    }

    /// What is said of a part of the source; nil where its name says it.
    private static func changes(of part: String, _ new: Source, _ old: Source) -> [String]? {
        switch part {
        case "options": ["the options changed: \(old.options) → \(new.options)"]
        case "inputs": [new.inputs.names(differingFrom: old.inputs).joined(separator: ", ") + " changed"]
        default: nil
        }
    }

    /// A few words for each member that differs between two values of one type.
    fileprivate static func changes<Part>(
        _ new: Part, _ old: Part, _ words: (String, Part, Part) -> [String]?
    ) -> [String] {
        var changes: [String] = []
        for (member, before) in zip(Mirror(reflecting: new).children, Mirror(reflecting: old).children) {
            guard let name = member.label, member.value as? AnyHashable != before.value as? AnyHashable else {
                continue
            }
            let ownWords = name.replacing(/[A-Z]/) { " " + $0.output.lowercased() }
            for text in words(name, new, old) ?? ["the \(ownWords) changed"] where !changes.contains(text) {
                changes.append(text)
            }
        }
        return changes
    }
}

extension Recipe.Figure {
    /// How it differs from an older figure: a few words for each part that does.
    package func changes(since old: Self) -> [String] { Recipe.changes(self, old, Self.changes) }

    /// What is said of a part; nil where its name says it.
    private static func changes(of part: String, _ new: Self, _ old: Self) -> [String]? {
        switch part {
        case "width", "height", "dpi": ["the size changed: \(old.size) → \(new.size)"]
        case "isTransparent", "hasAlpha": ["the figure's transparency changed"]
        case "libraries":
            ["the libraries changed: \(old.versions(otherThan: new)) → \(new.versions(otherThan: old))"]
        default: nil
        }
    }

    private var size: String { "\(width)x\(height) at \(dpi) dpi" }

    /// The libraries that another figure lacks or has in another version: `cairo 1.16.0, libm.so.6 3f0c…`.
    private func versions(otherThan other: Self) -> String {
        let names = libraries.names(differingFrom: other.libraries)
        let texts = names.compactMap { name in libraries[name].map { "\(name) \($0)" } }
        return texts.isEmpty ? "none" : texts.joined(separator: ", ")
    }
}

extension Dictionary where Key == String, Value: Equatable {
    /// The names whose values differ, sorted.
    fileprivate func names(differingFrom other: Self) -> [String] {
        Set(keys).union(other.keys).filter { self[$0] != other[$0] }.sorted()
    }
}

/// Why a frame has to be rendered.
package enum MissingReason: Hashable, Sendable, CustomStringConvertible {
    /// It was never rendered, as far as the journal knows.
    case new
    /// A part of the recipe, in the words of ``Recipe/changes(since:)``.
    case changed(String)
    /// The frame's own parameters.
    case parametersChanged
    /// It was rendered, and is no longer cached.
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
        case .entryMissing: "no longer cached"
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
