import FlipbookStore

/// The number of the language that supervisor and worker speak. It changes with every change of these types.
let protocolVersion = 4

/// What a worker is told to become: the first message to it.
public struct Assignment: Codable, Sendable {
    /// The animator's name, as the runner lists it.
    public var animator: String
    /// What tells the animator from others of the same name: its type's qualified name.
    public var identity: String
    /// The animator's options, in canonical coding.
    public var options: [UInt8]
    /// Dots per inch to draw with instead of the figure's own.
    public var dpi: Double?
    /// Whether figure and axes are drawn without their background.
    public var isTransparent: Bool
    /// Whether one figure serves all frames; else `setup()` runs again for each.
    public var reusesFigure: Bool
    /// The absolute path of the animation's frame store.
    public var store: String
    /// The files that the frames are made from: a frame is kept only while they are what they were.
    public var inputs: [InputFile]

    public init(
        animator: String, identity: String, options: [UInt8], dpi: Double?, isTransparent: Bool = false,
        reusesFigure: Bool,
        store: String,
        inputs: [InputFile] = []
    ) {
        self.animator = animator
        self.identity = identity
        self.options = options
        self.dpi = dpi
        self.isTransparent = isTransparent
        self.reusesFigure = reusesFigure
        self.store = store
        self.inputs = inputs
    }
}

/// What a worker's figure looks like from outside, once `setup()` has run: everything but data that its pixels hang on.
public struct FrameDescription: Codable, Hashable, Sendable {
    /// Columns, in pixels.
    public var width: Int
    /// Rows, in pixels.
    public var height: Int
    /// Dots per inch.
    public var dpi: Double
    /// Whether something of it is transparent, so that frames are RGBA.
    public var hasAlpha: Bool
    /// The files of the fonts that its texts use, by content.
    public var fonts: Digest
    /// Which fonts are installed: not what frames depend on, but what decides on the fonts of texts that come later.
    public var installedFonts: Digest
    /// The versions and builds of the libraries that the program consists of, by name.
    public var libraries: [String: String]

    public init(
        width: Int, height: Int, dpi: Double, hasAlpha: Bool = false, fonts: Digest,
        installedFonts: Digest = Digest(of: []), libraries: [String: String]
    ) {
        self.width = width
        self.height = height
        self.dpi = dpi
        self.hasAlpha = hasAlpha
        self.fonts = fonts
        self.installedFonts = installedFonts
        self.libraries = libraries
    }

    /// The shape of every frame.
    var shape: FrameShape {
        FrameShape(width: width, height: height, format: hasAlpha ? .premultipliedAlpha : .opaque)
    }
}

/// From the supervisor to a worker.
enum WorkerRequest: Codable, Sendable {
    /// Make the figure. Sent once, first.
    case setUp(Assignment)
    /// Draw this frame and publish it under this key. So many bytes follow the message: its parameters.
    case render(frame: Int, key: FrameKey, parameterBytes: Int)
    /// Draw this frame and hold it against the store's, which stays as it is. Parameters follow as above.
    case compare(frame: Int, key: FrameKey, parameterBytes: Int)
}

extension WorkerRequest {
    /// How many bytes follow the message.
    var parameterBytes: Int {
        switch self {
        case .setUp: 0
        case .render(_, _, let count), .compare(_, _, let count): count
        }
    }

    /// The frame that is asked for; -1 for none.
    var frame: Int {
        switch self {
        case .setUp: -1
        case .render(let frame, _, _), .compare(let frame, _, _): frame
        }
    }
}

/// From a worker to the supervisor.
enum WorkerReply: Codable, Sendable {
    /// The process runs and speaks this version.
    case hello(version: Int)
    /// The figure stands.
    case ready(FrameDescription)
    /// `setup()` failed; the worker ends.
    case setupFailed(String)
    /// `update` is about to be called for this frame.
    case began(frame: Int)
    /// The frame is in the store.
    case rendered(frame: Int)
    /// The frame was drawn again: how it differs from the store's, nil where it doesn't, and a digest of its pixels.
    case compared(frame: Int, difference: String?, pixels: Digest)
    /// A person should know this of the frames although they can be drawn.
    case warned(String)
    /// `update` or drawing threw.
    case frameFailed(frame: Int, String)
    /// The frame could not be published; no other frame will fare better.
    case storeFailed(String)
    /// This file isn't what it was when the render began, so the frame was not kept.
    case inputChanged(String)
    /// Nothing has happened for a while, and the process runs.
    case alive
}
