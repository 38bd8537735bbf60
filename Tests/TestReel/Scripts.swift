import Flipbook

/// Shows texts that can't be drawn as they are meant: some in every frame, some in one.
final class Scripts: FrameAnimator {
    let frameCount = 24
    let figure = Figure(width: 2, height: 2)

    func setup() -> Figure {
        figure.subplots().title = "\u{4e2d}\u{6587} $\\alpha$"
        return figure
    }

    func update(frame: Int) {
        let character = Unicode.Scalar(0x4e00 + UInt32(frame)).map { String(Character($0)) } ?? ""
        figure.axes[0].title = "$t$ = \(frame)\r\n\(character)"
        figure.axes[0].xLabel = "frame \(frame)\0"
    }
}

/// Shows a field, one for each frame.
final class Fields: Animator {
    let image = Image(Grid(rows: 2, columns: 3))

    var frames: Frames<Grid> {
        Frames(count: 4) { frame in Grid(rows: 2, columns: 3) { Double($0 + $1 + frame) } }
    }

    func setup() -> Figure {
        let (figure, axes) = Figure.subplots(width: 2, height: 2)
        image.colorLimits = 0...6
        axes.add(image)
        return figure
    }

    func update(frame: Int, parameters field: Grid) { image.values = field }
}
