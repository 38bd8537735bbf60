import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct SpaceTests {
    private let figure: Figure
    private let axes: Axes3D

    init() { (figure, axes) = Figure.subplots3D() }

    private func fault(_ change: (Axes3D) throws -> Void) rethrows -> PlotError? {
        let (figure, axes) = Figure.subplots3D()
        try change(axes)
        do {
            _ = try commands(of: figure)
            return nil
        } catch { return error as? PlotError }
    }

    private func filled(_ figure: Figure) throws -> [(path: Path, color: Color)] {
        var depth = 0
        return try commands(of: figure).compactMap { command in
            switch command {
            case .pushClip: depth += 1
            case .popClip: depth -= 1
            case .draw(let path, let fill?, _, _) where depth > 0: return (path, fill)
            default: break
            }
            return nil
        }
    }

    @Test func whatDoesNotFitIsAnErrorThatNamesTheArtist() throws {
        let grid = Grid(rows: 2, columns: 3)
        #expect(fault { $0.plot([1, 2], [1, 2], [1]).label = "l" }?.code == .lengthsDiffer)
        #expect(
            fault { $0.plot([1, 2], [1, 2], [1]).label = "l" }?.description.contains("line 'l' of axes 1") == true)
        #expect(fault { $0.plot([1], [1], [1]).steps = .mid }?.code == .dimensions)
        #expect(fault { $0.scatter([1, 2], [1, 2], [1]) }?.code == .lengthsDiffer)
        #expect(fault { $0.scatter([1, 2], [1, 2], [1, 2], values: [1]) }?.code == .lengthsDiffer)
        #expect(fault { $0.scatter([1, 2], [1, 2], [1, 2]).sizes = [1, 2, 3] }?.code == .lengthsDiffer)
        #expect(fault { $0.scatter([1, 2], [1, 2], [1, 2]).sizes = [-1] }?.code == .size)
        #expect(fault { $0.surface([1, 2], [1, 2], grid) }?.code == .lengthsDiffer)
        var short = grid
        short.values.removeLast()
        #expect(fault { $0.surface([1, 2, 3], [1, 2], grid).setData(z: short) }?.code == .values)
        #expect(fault { $0.surface([1, 2, 3], [1, 2], grid).sampling = .every(rows: 0, columns: 1) }?.code == .values)
        #expect(fault { $0.wireframe([1, 2, 3], [1], grid) }?.code == .lengthsDiffer)
        #expect(
            fault { $0.wireframe([1, 2, 3], [1, 2], grid).sampling = .every(rows: 0, columns: 0) }?.code == .values)
        #expect(fault { $0.wireframe([1, 2, 3], [1, 2], grid).sampling = .every(rows: 0, columns: 1) } == nil)
        #expect(fault { $0.bar3D([1, 2], [1, 2], heights: [1, 2, 3]) }?.code == .lengthsDiffer)
        #expect(fault { $0.bar3D([1, 2], [1, 2], heights: [1, 2]).colors = [] }?.code == .lengthsDiffer)
        #expect(fault { $0.bar3D([1, 2], [1, 2], heights: [1, .nan]) }?.code == .values)
        #expect(fault { $0.camera.lens = .perspective(focalLength: 0) }?.code == .camera)
        #expect(fault { $0.camera.elevation = .degrees(.infinity) }?.code == .camera)
        #expect(fault { $0.camera.zoom = 0 }?.code == .camera)
        #expect(fault { $0.boxAspect.y = 0 }?.code == .camera)
        #expect(throws: PlotError.self) { try Figure().addAxes3D(in: GridSpec(rows: 1, columns: 1)[1, 0]) }
    }

    @Test func artistsKeepToAxesOfTheirDimensions() throws {
        #expect(fault { $0.plot([1, 2], [1, 2]) }?.code == .dimensions)
        let (flat, axes) = Figure.subplots()
        axes.add(Line3D([1], [1], [1]))
        #expect { try commands(of: flat) } throws: { ($0 as? PlotError)?.code == .dimensions }
    }

    @Test func emptyAndBadDataAreDrawnAsNothing() throws {
        for values in [[], [Double.nan, .infinity, 1], [1e300, -1e300, 1]] {
            let (figure, axes) = Figure.subplots3D()
            axes.plot(values, values, values)
            axes.scatter(values, values, values)
            axes.bar3D(values.map { $0.isFinite ? $0 : 0 }, values.map { $0.isFinite ? $0 : 0 }, heights: [1])
            axes.surface(values, values, Grid(rows: values.count, columns: values.count, repeating: .nan))
            axes.wireframe(values, values, Grid(rows: values.count, columns: values.count))
            axes.text("nowhere", at: (.nan, 0, 0))
            _ = try commands(of: figure)
        }
        axes.surface([1], [1], Grid(rows: 1, columns: 1), colormap: .viridis)
        try figure.addColorBar(for: try #require(axes.artists[0] as? Surface))
        _ = try commands(of: figure)
    }

    /// Of bars that lie behind each other as seen from a camera, the nearest is drawn last.
    /// Colours that don't fit are an error of drawing, and change no limits.
    @Test func colorsOfBarsAffectNoLimits() throws {
        let figure = Figure()
        let axes = figure.subplots3D()
        let bars = axes.bar3D([0, 5], [0, 5], heights: [1, 9])
        let limits = axes.zLimits
        bars.colors = [.red]
        bars.heights = [1, 18]
        #expect(axes.zLimits.upperBound > limits.upperBound)
        bars.colors = [.red, .blue]
        #expect(axes.zLimits.upperBound > limits.upperBound)
        _ = try commands(of: figure)
    }

    @Test(arguments: [-60.0, 10, 50, 120, 200]) func facesArePaintedFromTheFarthest(azimuth: Double) throws {
        let bars = axes.bar3D([0, 5, 0, 5], [0, 0, 5, 5], heights: [1, 1, 1, 1])
        bars.isShaded = false
        bars.colors = [.red, .green, .blue, .black]
        axes.camera.azimuth = .degrees(azimuth)
        let order = try filled(figure).map(\.color)
        let projection = axes.projection
        let depths = zip([0.4, 5.4, 0.4, 5.4], [0.4, 0.4, 5.4, 5.4]).map { projection(SIMD3($0, $1, 0.5)).z }
        let nearest = try #require(depths.indices.min { depths[$0] < depths[$1] })
        let farthest = try #require(depths.indices.max { depths[$0] < depths[$1] })
        #expect(order.count == 24)
        #expect(order.last == bars.colors?[nearest])
        #expect(order.first == bars.colors?[farthest])
    }

    @Test func nearerArtistsAreDrawnOverFartherOnes() throws {
        func bar(_ y: Double, _ color: Color) {
            let bars = axes.bar3D([0], [y], heights: [1])
            bars.isShaded = false
            bars.color = color
        }
        bar(0, .red)
        bar(5, .blue)
        axes.plot([0, 1], [0, 5], [0, 1])
        axes.camera.azimuth = .degrees(-90)
        #expect(try filled(figure).map(\.color) == Array(repeating: .blue, count: 6) + Array(repeating: .red, count: 6))
        axes.camera.azimuth = .degrees(90)
        #expect(try filled(figure).map(\.color).first == .red)
        axes.ordersByDepth = false
        axes.camera.azimuth = .degrees(-90)
        #expect(try filled(figure).map(\.color).first == .red)
    }

    @Test func aPatchHasTheColourOfItsMeanHeight() throws {
        let surface = axes.surface(
            [0, 1, 2], [0, 1], try Grid([[0, 1, 2], [1, 2, 3]]), colormap: .gray)
        surface.colorLimits = 0...4
        #expect(Set(try filled(figure).map(\.color)) == [Colormap.gray(0.25), Colormap.gray(0.5)])
        surface.alpha = 0.5
        #expect(try filled(figure).allSatisfy { $0.color.alpha == 0.5 })
        surface.setData(z: try Grid([[.nan, 1, 2], [1, 2, 3]]))
        #expect(try filled(figure).map(\.path.elements.count).sorted() == [4, 5])
    }

    @Test func aLightShadesWhatIsTurnedAway() {
        var faces = Faces()
        let light = LightSource(azimuth: .degrees(90), altitude: .degrees(0))
        for x in [1.0, -1] {
            let corners: [SIMD3<Double>] = [[x, 0, 0], [x, x, 0], [x, x, 1], [x, 0, 1]]
            for corner in corners { faces.add(corner) }
            faces.close()
        }
        let shades = faces.shades(in: light)
        #expect(abs(shades[0] - 1) < 1e-12)
        #expect(abs(shades[1] - 0.3) < 1e-12)
    }

    @Test func samplingTakesTheFirstAndTheLastRow() {
        var mesh = Mesh(linspace(0, 1, count: 101), [0, 1, 2], Grid(rows: 3, columns: 101))
        #expect(mesh.shownColumns == Array(stride(from: 0, to: 100, by: 3)) + [100])
        mesh.sampling = .every(rows: 5, columns: 50)
        #expect(mesh.shownRows == [0, 2])
        #expect(mesh.shownColumns == [0, 50, 100])
        #expect(mesh.faces.count == 2)
        #expect(mesh.faces.corners.count == 2 * (50 + 2 + 50 + 2))
    }

    @Test func scatteredPointsLeaveRoomAlongZ() {
        axes.plot([0, 1], [0, 1], [0, 1])
        #expect(abs(axes.zLimits.lowerBound + 1 / 48) < 1e-12)
        axes.scatter([0, 1], [0, 1], [0, 1])
        #expect(abs(axes.zLimits.lowerBound + 0.05 + 1.1 / 48) < 1e-12)
        #expect(axes.zLimits == axes.xLimits)
    }
}
