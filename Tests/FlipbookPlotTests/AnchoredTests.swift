import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Boxes in the corners of axes; the gallery holds their numbers against matplotlib.
@Suite struct AnchoredTests {
    let figure = Figure()
    let axes: Axes
    let canvas = RecordingCanvas(size: Size(width: 640, height: 480))

    init() { axes = figure.subplots() }

    private func box(_ anchored: AnchoredBox) throws -> Rect {
        let transform = try #require(axes.transform)
        return try #require(try anchored.box(in: anchored.transform(transform), measurer: canvas))
    }

    /// Effects and the alpha of a box reach all that it draws.
    @Test func effectsAndAlphaReachWhatIsInTheBox() throws {
        func picture(_ change: (AnchoredText, AnchoredDrawing, Circle) -> Void) throws -> [UInt8] {
            let (figure, axes) = Figure.subplots(width: 2, height: 2)
            let note = AnchoredText("note", at: .upperLeft, hasFrame: false)
            let circle = Circle(at: (10, 10), radius: 8)
            let drawing = AnchoredDrawing(circle, size: (20, 20), at: .lowerRight)
            axes.add(note)
            axes.add(drawing)
            change(note, drawing, circle)
            return try figure.data(as: .png)
        }
        let changes: [(AnchoredText, AnchoredDrawing, Circle) -> Void] = [
            { _, _, _ in }, { note, _, _ in note.alpha = 0.3 },
            { _, _, circle in circle.pathEffects = [.stroke(color: .red, width: 6), .normal] },
            { _, drawing, _ in drawing.frame.pathEffects = [.stroke(color: .red, width: 6), .normal] },
        ]
        #expect(try Set(changes.map(picture)).count == changes.count)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func aBoxLiesOnePadFromItsSides(seed: UInt64) throws {
        let random = Seeded(seed)
        let size = random.value(5...20)
        let note = AnchoredText(
            random.one(of: ["a", "two\nlines", "gy"]), size: size, pad: random.value(0...1),
            axesPad: random.value(0...2))
        axes.add(note)
        if random.chance() { note.anchor = Rect(x: 0.2, y: 0.1, width: 0.6, height: 0.8) }
        let outer = axes.boxInPixels
        let room =
            note.anchor == nil
            ? outer
            : Rect(
                x: outer.minX + 0.2 * outer.width, y: outer.minY + 0.1 * outer.height, width: 0.6 * outer.width,
                height: 0.8 * outer.height)
        let pad = note.axesPad * size * figure.pixelsPerPoint
        for location in Anchor.named {
            note.location = location
            let (box, place) = (try box(note), location.fractions)
            let left =
                place.x == 0.5 ? box.midX - room.midX : place.x == 0 ? box.minX - room.minX : room.maxX - box.maxX
            let top = place.y == 0.5 ? box.midY - room.midY : place.y == 0 ? room.maxY - box.maxY : box.minY - room.minY
            #expect(abs(left - (place.x == 0.5 ? 0 : pad)) < 1e-9, "\(location)")
            #expect(abs(top - (place.y == 0.5 ? 0 : pad)) < 1e-9, "\(location)")
        }
        let transform = try #require(axes.transform)
        let text = try #require(try note.textLayouts(in: transform, measurer: canvas).first)
        let inner = try box(note).insetBy(note.pad * size * figure.pixelsPerPoint)
        #expect(abs(text.box.minX - inner.minX) < 1e-9 && abs(text.box.maxY - inner.maxY) < 1e-9)
        #expect(abs(text.box.maxX - inner.maxX) < 1e-9 && text.box.minY >= inner.minY - 1e-9)
    }

    /// The rectangle of the bar, which is drawn after the frame.
    private func bar() throws -> Rect {
        let paths = try commands(of: figure).compactMap { command -> Path? in
            guard case .draw(let path, _, let stroke?, _) = command, stroke.color == .tabRed else { return nil }
            return path
        }
        return try #require(paths.first?.bounds)
    }

    @Test func aBarIsAsLongAsItsData() throws {
        let bar = AnchoredSizeBar(2, "2 m", height: 1, color: .tabRed)
        axes.add(bar)
        for limits in [0...10, -5...5, 100...104.0] {
            (axes.xLimits, axes.yLimits) = (limits, 0...8)
            let (whole, shown) = (axes.boxInPixels, try self.bar())
            #expect(abs(shown.width / whole.width - 2 / (limits.upperBound - limits.lowerBound)) < 1e-9)
            #expect(abs(shown.height / whole.height - 1 / 8) < 1e-9)
        }
        axes.xAxis.isInverted = true
        #expect(abs(try self.bar().width / axes.boxInPixels.width - 0.5) < 1e-9)
        bar.coordinates = .blended(x: .axes, y: .axesPoints)
        bar.length = 0.25
        #expect(abs(try self.bar().width / axes.boxInPixels.width - 0.25) < 1e-9)
        #expect(abs(try self.bar().height - figure.pixelsPerPoint) < 1e-9)
    }

    @Test func artistsInABoxAreInPoints() throws {
        let circle = Circle(at: (10, 20), radius: 10, color: .tabRed, edgeColor: .tabRed)
        let drawing = AnchoredDrawing(circle, size: (30, 40), at: .lowerLeft, pad: 0, axesPad: 0)
        axes.add(drawing)
        let (shown, scale, whole) = (try bar(), figure.pixelsPerPoint, axes.boxInPixels)
        #expect(abs(shown.midX - whole.minX - 10 * scale) < 1e-9 && abs(whole.maxY - shown.midY - 20 * scale) < 1e-9)
        #expect(abs(try box(drawing).width - 30 * scale) < 1e-9)
        drawing.size = nil
        (axes.xLimits, axes.yLimits) = (0...40, 0...40)
        #expect(abs(try box(drawing).width - whole.width / 2) < 1e-9)
        #expect(abs(try bar().midX - whole.minX - whole.width / 4) < 1e-9)
        axes.add(circle)
        #expect(drawing.artists.isEmpty && axes.artists.count == 2)
        drawing.add(circle)
        #expect(drawing.artists.count == 1 && axes.artists.count == 1)
    }

    @Test func limitsDoNotFollowABox() throws {
        axes.add(AnchoredText("a"))
        axes.add(FancyArrow(from: (3, 3), to: (4, 4)))
        #expect(axes.xLimits == 0...1 && axes.yLimits == 0...1)
        axes.plot([2, 4], [2, 4])
        #expect(abs(axes.xLimits.lowerBound - 1.9) < 1e-9)
    }

    @Test func aTightLayoutHasRoomForABoxOutside() throws {
        axes.plot([0, 1], [0, 1])
        let outside = AnchoredText("beside the axes", at: .centerLeft, axesPad: 0)
        outside.anchor = Rect(x: 1, y: 0, width: 0, height: 1)
        axes.add(outside)
        figure.layout = .tight()
        try figure.draw(on: canvas)
        #expect(try box(outside).maxX < 640 && axes.boxInPixels.maxX < 560)
    }

    @Test func aFigureHasBoxesToo() throws {
        figure.add(AnchoredText("a", at: .upperLeft, axesPad: 0))
        let shown = try commands(of: figure)
        #expect(
            shown.contains {
                if case .draw(let path, _, .some, _) = $0, let box = path.bounds {
                    box.minX == 0 && box.minY == 0
                } else {
                    false
                }
            })
    }

    @Test func whatCannotBeDrawnIsAnErrorThatNamesTheBox() throws {
        let faults: [(String, AnchoredBox)] = [
            ("anchored text", AnchoredText("a", pad: .nan)), ("anchored text", AnchoredText("a", size: -1)),
            ("anchored text", AnchoredText("a", axesPad: .infinity)), ("size bar", AnchoredSizeBar(.nan, "a")),
            ("size bar", AnchoredSizeBar(1, "a", gap: .nan)),
            ("direction arrows", AnchoredDirectionArrows("a", "b", length: .infinity)),
            ("direction arrows", AnchoredDirectionArrows("a", "b", textSize: 0)),
            ("anchored drawing", AnchoredDrawing(size: (0, 3))), ("anchored drawing", AnchoredDrawing(size: (1, .nan))),
        ]
        for (name, fault) in faults {
            let figure = Figure()
            figure.subplots().add(fault)
            let error = try #require(throws: PlotError.self) { try commands(of: figure) }
            #expect(error.description.contains(name), "\(error)")
        }
    }
}
