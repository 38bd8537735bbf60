import Flipbook
import Testing

extension MatplotlibCallsTests {
    @Test func boxesAndArrows() throws {
        let (figure, axes) = Figure.subplots()
        (axes.xLimits, axes.yLimits) = (0...4, 0...4)
        let text = axes.text("here", at: (1, 2))
        text.background = TextBackground(.round, color: .wheat)
        text.background?.shape = .rightArrow(headWidth: 2)
        text.lineSpacing = 1.5
        text.lineAlignment = .right
        text.isWrapped = true
        text.rotationMode = .xTick
        axes.text("limit", at: (0.02, 3), in: .blended(x: .axes, y: .data))
        axes.annotate("peak", at: (1, 1), textAt: (3, 2))
        axes.annotate("", at: (1, 1), textAt: (3, 2))
        axes.annotate("near", at: (1, 1), textAt: (10, -20), in: .offsetPoints)
        let style = ArrowStyle(.fancy(headLength: 0.6), connection: .angle3(start: .degrees(60)))
        axes.annotate("peak", at: (1, 1), textAt: (3, 2), arrow: style)
        axes.annotate("old", at: (1, 1), textAt: (3, 2), arrow: ArrowStyle(.plain(width: 3, shrink: 0.1)))
        axes.add(FancyArrow(from: (1, 1), to: (2, 2), arrow: ArrowStyle(.simple())))
        let link = FancyArrow(from: (1, 1), to: (2, 2), arrow: ArrowStyle(.line(end: .none)))
        link.endAxes = axes
        axes.add(link)
        let box = Rectangle(at: (1, 1), width: 2, height: 1, pad: 0.1)
        box.boxStyle = .sawtooth(size: 0.1)
        axes.add(box)
        #expect(axes.texts.count == 7)
        try draw(figure)
    }

    @Test func fontsAndPathEffects() throws {
        let (figure, axes) = Figure.subplots()
        let text = axes.text("here", at: (0.1, 0.2))
        text.weight = .semibold
        text.weight = 350
        text.stretch = .condensed
        text.hasSmallCaps = true
        text.fontFeatures = ["liga": 0]
        text.pathEffects = [PathEffect.stroke(color: .white, width: 3).withNormal]
        let line = axes.plot([0, 1], [0, 1])
        line.pathEffects = [.stroke(color: .black, width: 5), .normal]
        line.pathEffects = [.lineShadow(offset: (3, -3), color: nil), .normal]
        line.pathEffects = [.ticks(spacing: 8, angle: .degrees(90), length: 1), .normal]
        let bars = axes.bar([1, 2], [3, 4])
        bars.pathEffects = [.patchShadow(offset: (4, -4), alpha: 0.5), .normal]
        bars.pathEffects = [PathEffect(offset: (2, -2), fill: .color(.red), stroke: .none), .normal]
        let legend = axes.addLegend()
        legend.style.textColors = [.red, .blue]
        legend.style.pathEffects = [PathEffect.patchShadow().withNormal]
        let extent = try text.boundingBox(in: .pixels)
        let tight = try axes.boundingBox(in: .pixels)
        #expect((extent?.width ?? 0) > 10 && (tight?.width ?? 0) > axes.boxInPixels.width)
        try draw(figure)
        text.family = "./Inter.ttf"
        #expect(throws: CanvasError.self) { try draw(figure) }
    }
}
