/// What all frames of an animation depend on, besides their index and parameters.
///
/// Frame keys are made from its ``digest()``; the journal keeps it, so that a later run can say what has changed.
public struct Recipe: Hashable, Sendable, Codable {
    /// How frames are drawn and kept: raised when a release of Flipbook draws the same thing otherwise.
    public static let currentFormat = 1

    /// ``currentFormat`` of the release that rendered.
    public var format: Int
    /// The animator's qualified name, which no other one has.
    public var animator: String
    /// What the program is: a digest of the executable, or the version that the animator declares.
    public var program: String
    /// The animator's own options, as text that is equal where they are: JSON with sorted names, say.
    public var options: String
    /// Columns of a frame, in pixels.
    public var width: Int
    /// Rows of a frame, in pixels.
    public var height: Int
    /// Pixels in an inch.
    public var dpi: Double
    /// Whether figure and axes are drawn without their background.
    public var isTransparent: Bool
    /// Whether frames have an alpha channel.
    public var hasAlpha: Bool
    /// A digest of the font files.
    public var fonts: String
    /// The versions of the libraries that draw, by name.
    public var libraries: [String: String]
    /// Digests of the files that the animator declares, by the names that it gives them.
    public var inputs: [String: String]

    /// A recipe of all its parts.
    public init(
        format: Int = currentFormat, animator: String, program: String, options: String, width: Int, height: Int,
        dpi: Double, isTransparent: Bool = false, hasAlpha: Bool = false, fonts: String, libraries: [String: String],
        inputs: [String: String] = [:]
    ) {
        self.format = format
        self.animator = animator
        self.program = program
        self.options = options
        self.width = width
        self.height = height
        self.dpi = dpi
        self.isTransparent = isTransparent
        self.hasAlpha = hasAlpha
        self.fonts = fonts
        self.libraries = libraries
        self.inputs = inputs
    }

    /// The digest of all parts: what ``FrameKey/init(animation:frame:parameters:)`` takes.
    public func digest() throws -> Digest { Digest(of: try CanonicalEncoder().encode(self)) }
}
