import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Barbs, keys of quivers, labels of contours and alphas of images: rules that hold for any data.
@Suite struct FieldTests {
    private func error(_ draw: (Axes) throws -> Void) throws -> PlotError.Code? {
        let (figure, axes) = Figure.subplots()
        try draw(axes)
        return #expect(throws: PlotError.self) { try commands(of: figure) }?.code
    }

    private func drawn(_ draw: (Axes) throws -> Void) throws -> [Drawing.Command] {
        let (figure, axes) = Figure.subplots()
        try draw(axes)
        return try commands(of: figure)
    }

    private static let x = linspace(-2, 2, count: 12)
    private static let z = Grid(x: x, y: x) { x, y in x * x - y }

    // MARK: Barbs

    @Test(arguments: [Double.nan, .infinity, 1e308]) func whatIsNotFiniteHasNoBarb(bad: Double) throws {
        let (figure, axes) = Figure.subplots()
        let barbs = axes.barbs([0, 1, 2, bad], [0, 1, 2, 3], [30, bad, 30, 30], [30, bad, 30, 30])
        (axes.xLimits, axes.yLimits) = (-1...9, -1...9)
        let count = try commands(of: figure).clipped.count
        // One has no finite vector, one no finite place.
        #expect(bad == 1e308 ? count >= 3 : count == 2)
        barbs.setData(u: [0, 1e200, 1e9, -1e9], v: [0, 0, 0, 0], values: [1, 2, .nan, 4])
        _ = try commands(of: figure)
        barbs.setData(x: [], y: [], u: [], v: [], values: [])
        #expect(try commands(of: figure).clipped.isEmpty)
    }

    @Test func limitsFollowTheBarbsThatAreSeen() throws {
        let (_, axes) = Figure.subplots()
        let barbs = axes.barbs([0, 1, 2], [0, 1, 2], [1, 1, .nan], [1, 1, 1])
        #expect(barbs.dataLimits?.x == 0...1)
        barbs.values = [1, .nan, 3]
        #expect(barbs.dataLimits?.x == 0...0)
    }

    @Test func aGridOfBarbsIsAsManyBarbsAtPoints() throws {
        let (x, y) = ([0.0, 1, 2], [0.0, 1])
        let (u, v) = (Grid(x: x, y: y) { 30 * $0 + $1 }, Grid(x: x, y: y) { 9 * $0 * $1 })
        #expect(
            try drawn { $0.barbs(x, y, u, v, values: u, colormap: .plasma) }
                == drawn {
                    $0.barbs(
                        [0, 1, 2, 0, 1, 2], [0, 0, 0, 1, 1, 1], u.values, v.values, values: u.values, colormap: .plasma)
                })
        #expect(try error { $0.barbs(x, y, u.transposed, v) } == .lengthsDiffer)
    }

    @Test func barbsThatCannotBeDrawnAreErrors() throws {
        func code(_ change: (Barbs) -> Void) throws -> PlotError.Code? {
            try error { change($0.barbs([0, 1], [0, 1], [9, 9], [9, 9])) }
        }
        #expect(try error { $0.barbs([0, 1], [0], [9, 9], [9, 9]) } == .lengthsDiffer)
        #expect(try code { $0.values = [1] } == .lengthsDiffer)
        #expect(try code { $0.flips = [true, false, true] } == .lengthsDiffer)
        #expect(try code { $0.flips = [] } == .lengthsDiffer)
        #expect(try code { $0.increments.full = 0 } == .size)
        #expect(try code { $0.increments.half = .nan } == .size)
        #expect(try code { $0.length = .infinity } == .size)
        #expect(try code { $0.pivot = .offset(.nan) } == .size)
        #expect(try code { $0.width = -1 } == .size)
    }

    // MARK: Keys

    @Test func aKeyFollowsItsQuiver() throws {
        let (figure, axes) = Figure.subplots()
        let arrows = axes.quiver([0, 1], [0, 1], [1, 2], [1, 0], scale: 10)
        let key = axes.quiverKey(arrows, at: (0.5, 0.9), length: 2, "2 m/s")
        #expect(key.zOrder == arrows.zOrder + 0.1)
        func fills() throws -> [(Path, Color?)] {
            try commands(of: figure).compactMap {
                if case .draw(let path, let fill, nil, .never) = $0 { (path, fill) } else { nil }
            }
        }
        let before = try fills()
        #expect(before.count == 3 && before[2].1 == .black)
        figure.finishDrawing()
        #expect(!key.isStale)
        arrows.color = .red
        #expect(key.isStale)
        arrows.scale = 20
        let after = try fills()
        #expect(after[2].1 == .red && after[2].0 != before[2].0)
        key.color = .blue
        #expect(try fills()[2].1 == .blue)
        key.quiver = nil
        figure.finishDrawing()
        arrows.color = .green
        #expect(!key.isStale)
        #expect(try fills().count == 2)
        #expect(
            try commands(of: figure)
                == drawn { axes in
                    axes.quiver([0, 1], [0, 1], [1, 2], [1, 0], scale: 20, color: .green)
                })
    }

    @Test func aKeyWithoutAQuiverInAxesIsNotDrawn() throws {
        let bare = try drawn { _ in }
        #expect(try drawn { $0.add(QuiverKey()) } == bare)
        #expect(try drawn { $0.quiverKey(Quiver([0], [0], [1], [1]), at: (0.5, 0.5), length: 1, "a") } == bare)
        for odd in [Double.nan, .infinity] {
            let arrows = try drawn { $0.quiver([0, 1], [0, 1], [1, 1], [1, 1]) }
            let with = try drawn {
                let arrows = $0.quiver([0, 1], [0, 1], [1, 1], [1, 1])
                $0.quiverKey(arrows, at: (odd, 0.5), length: 1, "a")
                $0.quiverKey(arrows, at: (0.5, 0.5), length: odd, "a")
                $0.quiverKey(arrows, at: (0.5, 0.5), length: 1, "a", angle: .degrees(odd))
            }
            #expect(with == arrows)
        }
    }

    @Test func looksOfAQuiverMayBeGivenInOneCall() throws {
        let x = [0.0, 1, 2]
        #expect(
            try drawn {
                $0.quiver(
                    x, x, x, x, angles: .xy, unit: .inches, scaleUnit: .x, head: .init(width: 4, minShaft: 2))
            }
                == drawn {
                    let arrows = $0.quiver(x, x, x, x)
                    (arrows.angles, arrows.unit, arrows.scaleUnit) = (.xy, .inches, .x)
                    (arrows.head.width, arrows.head.minShaft) = (4, 2)
                })
    }

    // MARK: Labels of contours

    private func texts(_ commands: [Drawing.Command]) -> [(text: String, color: Color, at: Point)] {
        commands.compactMap { if case .text(let text, _, let color, let at, _) = $0 { (text, color, at) } else { nil } }
    }

    @Test func labelsMoveWithTheirLines() throws {
        let (figure, axes) = Figure.subplots()
        let contour = axes.contour(Self.x, Self.x, Self.z, levels: [0.5, 1.25])
        let labels = contour.addLabels(size: 6, format: "level %.2f")
        func labelled() throws -> [(text: String, color: Color, at: Point)] {
            try texts(commands(of: figure)).filter { $0.text.hasPrefix("level") }
        }
        let before = try labelled()
        #expect(Set(before.map(\.text)) == ["level 0.50", "level 1.25"])
        let colors = try contour.levelColors(of: contour.levelValues)
        #expect(Set(before.map(\.color)) == Set(colors))
        contour.setData(z: Self.z.map { $0 + 0.3 })
        let after = try labelled()
        #expect(Set(after.map(\.text)) == Set(before.map(\.text)) && after.map(\.at) != before.map(\.at))
        labels.color = .red
        labels.levels = [1.25]
        #expect(try labelled().allSatisfy { $0.color == .red && $0.text == "level 1.25" })
        labels.colors = [.blue]
        labels.strings = ["level one"]
        #expect(try labelled().allSatisfy { $0.color == .blue && $0.text == "level one" })
        contour.isVisible = false
        #expect(try labelled().isEmpty)
        contour.isVisible = true
        labels.isVisible = false
        let plain = try drawn { $0.contour(Self.x, Self.x, Self.z.map { $0 + 0.3 }, levels: [0.5, 1.25]) }
        #expect(try commands(of: figure) == plain)
    }

    @Test func labelsOfFewLinesMayHaveAFunction() throws {
        let drawn = try drawn {
            $0.contour(Self.x, Self.x, Self.z, levels: [0.5]).addLabels(size: 5).formatter = Formatter { "<\($0)>" }
        }
        #expect(texts(drawn).contains { $0.text == "<0.5>" })
    }

    @Test func labelsThatCannotBeWrittenAreErrors() throws {
        func code(_ change: (ContourLabels) -> Void) throws -> PlotError.Code? {
            try error { change($0.contour(Self.x, Self.x, Self.z, levels: [0.5]).addLabels()) }
        }
        #expect(try code { $0.levels = [7] } == .values)
        #expect(try code { $0.format = "none" } == .format)
        #expect(try code { $0.formatter = .format("none") } == .format)
        #expect(try code { $0.colors = [] } == .values)
        #expect(try code { $0.gap = .nan } == .size)
        #expect(try code { $0.size = 0 } == .size)
        #expect(try code { $0.strings = ["a", "b"] } == .lengthsDiffer)
        _ = try drawn { $0.contour(Self.x, Self.x, Self.z).addLabels(positions: [(.nan, 0), (1e300, -1e300)]) }
        _ = try drawn { $0.add(Contour()) }
        _ = try drawn {
            let contour = Contour()
            contour.addLabels(positions: [(0, 0)])
            $0.add(contour)
        }
        _ = try drawn { $0.contour(Self.x, Self.x, Self.z.map { _ in .nan }).addLabels() }
    }

    // MARK: Images

    @Test func aCellWithoutAlphaIsNotSeen() throws {
        for interpolation in Image.Interpolation.allCases {
            for stage in [Image.Stage.data, .rgba] {
                let (figure, axes) = Figure.subplots(width: 2, height: 2)
                let image = axes.image(Grid(rows: 3, columns: 3), interpolation: interpolation)
                image.interpolationStage = stage
                image.alphas = Grid(rows: 3, columns: 3)
                let pixels = try commands(of: figure).flatMap { command -> [UInt32] in
                    if case .image(let raster, _, _) = command { raster.pixels } else { [] }
                }
                #expect(!pixels.isEmpty && pixels.allSatisfy { $0 == 0 }, "\(interpolation) \(stage)")
                image.alphas = nil
                image.alpha = 0.5
                let half = try commands(of: figure).flatMap { command -> [UInt32] in
                    if case .image(let raster, _, _) = command { raster.pixels } else { [] }
                }
                #expect(!half.isEmpty && half.allSatisfy { abs(Int($0 >> 24) - 128) <= 1 }, "\(interpolation) \(stage)")
            }
        }
    }

    @Test func alphasAndRadiiThatDoNotFitAreErrors() throws {
        #expect(try error { $0.image(Self.z).alphas = Grid(rows: 2, columns: 2) } == .lengthsDiffer)
        #expect(try error { $0.image(Self.z).filterRadius = 1 } == .size)
        #expect(try error { $0.image(Self.z).filterRadius = .nan } == .size)
    }

    @Test func manyCellsToAPixelAreMixed() throws {
        for interpolation in Image.Interpolation.allCases where interpolation != .nearest {
            let (figure, axes) = Figure.subplots(width: 2, height: 2)
            axes.image(
                Grid(rows: 2, columns: 60_000) { _, column in Double(column % 2) }, interpolation: interpolation,
                aspect: .auto, colormap: .gray, norm: .linear(0...1))
            let pixels = try commands(of: figure).flatMap { command -> [UInt32] in
                if case .image(let raster, _, _) = command { raster.pixels } else { [] }
            }
            #expect(!pixels.isEmpty && pixels.allSatisfy { abs(Int($0 & 255) - 128) < 16 }, "\(interpolation)")
        }
    }
}
