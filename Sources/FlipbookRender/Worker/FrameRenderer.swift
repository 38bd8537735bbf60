import FlipbookPixels
import FlipbookStore

/// Draws the frames of one animation, in the process or thread of one worker.
package protocol FrameRenderer: AnyObject {
    /// Builds the figure. Called once, before any frame.
    func setUp() throws -> SetupReport

    /// Draws one frame and hands its pixels to `publish`, once.
    ///
    /// - Parameters:
    ///   - frame: the frame's index, from 0; frames come in any order.
    ///   - parameters: what the frame is made from, in canonical coding.
    ///   - publish: takes the pixels, and the fonts that the frame's key knows nothing of, where it uses such.
    func render(
        frame: Int, parameters: [UInt8], publish: (borrowing PixelBuffer, FrameFonts?) throws -> Void
    ) throws

    /// What a person should know of the frames although they can be drawn: the texts since the last call.
    func takeWarnings() -> [String]
}

/// Makes the renderer that an assignment asks for; throws where the runner knows no such animator.
package typealias RendererFactory = @Sendable (Assignment) throws -> any FrameRenderer
