import Flipbook
import FlipbookPlot

/// An animation whose frames are encoded: a figure, and what moves in it.
struct EncoderScene {
    /// A figure, and what each frame does to it.
    typealias Animation = (figure: Figure, update: (Int) throws -> Void)

    let name: String
    let frames: Int
    let make: () throws -> Animation

    init(_ name: String, frames: Int, make: @escaping () throws -> Animation) {
        self.name = name
        self.frames = frames
        self.make = make
    }

    /// What settings are searched on.
    static var searched: [EncoderScene] {
        [
            EncoderScene("wave", frames: 300, make: wave),
            EncoderScene("panels", frames: 150, make: panels),
            EncoderScene("dashboard", frames: 120, make: dashboard),
            EncoderScene("heat map", frames: 150, make: heatMap),
            EncoderScene("noise", frames: 90, make: noise),
            EncoderScene("surface", frames: 150, make: surface),
            EncoderScene("scrolling axis", frames: 240) { scrolling(seed: 1, style: .standard, pixelsPerFrame: 1.65) },
            EncoderScene("zoom", frames: 150, make: zoom),
            EncoderScene("turning surface", frames: 150, make: turningSurface),
            EncoderScene("text over image", frames: 150, make: textOverImage),
            EncoderScene("dark lines", frames: 240, make: darkLines),
            EncoderScene("panning image", frames: 120, make: panningImage),
            EncoderScene("points", frames: 150, make: points),
            EncoderScene("bars", frames: 200, make: bars),
        ]
    }

    /// What the search doesn't see: its result is judged by them.
    static var leftOut: [EncoderScene] {
        [
            EncoderScene("pendulum", frames: 200, make: pendulum),
            EncoderScene("contours", frames: 150, make: contours),
            EncoderScene("strip chart", frames: 200) {
                scrolling(seed: 7, style: .ggplot, pixelsPerFrame: 0.7)
            },
            EncoderScene("turning points", frames: 150, make: turningPoints),
            EncoderScene("fading curves", frames: 150, make: fading),
            EncoderScene("growing curves", frames: 240, make: growing),
        ]
    }

    static func phase(_ frame: Int, of count: Int) -> Double { 2 * .pi * Double(frame) / Double(count) }
}

// MARK: - The examples

extension EncoderScene {
    private static func wave() throws -> Animation {
        let wave = try CosineWave(options: .with { $0.count = 60 })
        return (try wave.setup(), { wave.update(frame: $0, parameters: phase($0, of: 60)) })
    }

    private static func panels() throws -> Animation {
        let panels = try MultiPanel(options: .with { $0.count = 90 })
        return (try panels.setup(), { panels.update(frame: $0, parameters: phase($0, of: 90)) })
    }

    /// The dashboard at half its size: 1200x900.
    private static func dashboard() throws -> Animation {
        let dashboard = try Dashboard(options: .with { $0.count = 120 })
        let figure = try dashboard.setup()
        figure.dpi = 50
        return (figure, { dashboard.update(frame: $0, parameters: try dashboard.moment($0)) })
    }
}
