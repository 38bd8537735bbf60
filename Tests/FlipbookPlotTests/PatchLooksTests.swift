import FlipbookCairo
import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

/// Clips of single artists, gradients of patches, limits of errors, tables: what they draw, and what is an error.
@Suite struct PatchLooksTests {
    private func error(_ draw: (Axes) throws -> Void) throws -> PlotError? {
        let (figure, axes) = Figure.subplots()
        try draw(axes)
        return #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    private func shadings(of figure: Figure) throws -> [(path: Path, shading: Shading)] {
        try commands(of: figure).compactMap {
            if case .shade(let path, let shading, _, _) = $0 { (path, shading) } else { nil }
        }
    }

    @Test func nothingOfAnArtistIsDrawnOutsideItsClip() throws {
        let (figure, axes) = Figure.subplots()
        (axes.xLimits, axes.yLimits) = (0...10, 0...10)
        axes.isOn = false
        let bars = axes.bar([2, 5, 8], [9, 9, 9], color: .black)
        bars.errors.y = .constant(0.5)
        let path = FileManager.default.temporaryDirectory.appending(path: "clip-\(UUID()).png").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        func ink() throws -> [Point] {
            try figure.save(path)
            let picture = try Raster(contentsOf: path)
            return picture.pixels.indices.filter { picture.pixels[$0] & 255 < 128 }.map {
                Point(x: Double($0 % picture.width), y: Double($0 / picture.width))
            }
        }
        let whole = try ink()
        let transform = try #require(axes.transform)
        bars.clipPath = ClipPath(Circle(at: (5, 5), radius: 3))
        let (middle, side) = (transform(5, 5), transform(8, 5))
        let top = transform(5, 8)
        let inside = try ink()
        #expect(!inside.isEmpty && inside.count < whole.count / 2)
        for point in inside {
            let (x, y) = (
                (point.x + 0.5 - middle.x) / (side.x - middle.x), (point.y + 0.5 - middle.y) / (top.y - middle.y)
            )
            #expect(x * x + y * y < 1.02)
        }
        bars.clipPath = ClipPath(Path(Rect(x: 0, y: 0, width: 0.5, height: 1)), in: .axes)
        let left = try ink()
        #expect(!left.isEmpty && left.allSatisfy { $0.x < transform.box.midX + 1 })
        bars.clipPath = ClipPath(Path([Point(x: .nan, y: 0), Point(x: 1, y: 1), Point(x: 1, y: 0)], closed: true))
        #expect(try ink().isEmpty)
        bars.clipPath = nil
        #expect(try ink() == whole)
    }

    @Test func aClipHasTheShapeThatItsPatchHadThen() {
        let circle = Circle(at: (1, 2), radius: 3)
        circle.coordinates = .axes
        let clip = ClipPath(circle)
        let before = clip.path
        circle.radius = 5
        #expect(clip.path == before && clip.coordinates == .axes && clip != ClipPath(circle))
    }

    @Test func aGradientLiesInTheBoxOfEachShapeUnlessItHasCoordinates() throws {
        let (figure, axes) = Figure.subplots()
        let bars = axes.bar([1, 2], [2, 4])
        bars.gradient = .linear([.red, .blue])
        let transform = try #require(axes.transform)
        let own = try shadings(of: figure)
        #expect(own.count == 2)
        for (drawn, height) in zip(own, [2.0, 4]) {
            guard case .linear(let start, let end) = drawn.shading.shape else { return #expect(Bool(false)) }
            #expect(abs(start.y - transform(1, 0).y) < 1e-9 && abs(end.y - transform(1, height).y) < 1e-9)
        }
        bars.gradient = .radial(.viridis, center: (1, 1), radius: 0.5, in: .data)
        bars.alpha = 0.5
        let shared = try shadings(of: figure)
        #expect(shared.count == 2 && shared[0].shading == shared[1].shading)
        guard case .radial(let center, let radii) = shared[0].shading.shape else { return #expect(Bool(false)) }
        #expect(center == transform(1, 1) && abs(radii.width - (transform(1.5, 1).x - center.x)) < 1e-9)
        #expect(shared[0].shading.stops.allSatisfy { $0.color.alpha == 0.5 })
        bars.isFilled = false
        #expect(try shadings(of: figure).isEmpty)
        (bars.isFilled, bars.label) = (true, "bars")
        axes.addLegend()
        #expect(try shadings(of: figure).count == 3)
        bars.pathEffects = [.patchShadow(), .normal]
        #expect(try shadings(of: figure).count >= 2)
    }

    @Test func whatCanNotBeDrawnIsAnError() throws {
        let wrong: [(Axes) throws -> Void] = [
            { $0.bar([1], [1]).gradient = .linear([]) },
            { $0.bar([1], [1]).gradient = .linear(stops: [Gradient.Stop(.red, at: 2)]) },
            { $0.fill([0, 1, 1], [0, 0, 1]).gradient = .radial(stops: [.init(.red, at: 1), .init(.blue, at: 0)]) },
            { $0.line(through: (1, 1), and: (1, 1)) },
            {
                $0.xAxis.scale = .log()
                $0.line(through: (1, 1), slope: 2)
            },
            { $0.add(Annulus(at: (0, 0), radius: 1, width: 2)) },
            { $0.add(RegularPolygon(at: (0, 0), corners: 2, radius: 1)) },
            { $0.errorBar([1, 2, 3], [1, 2, 3], yError: .constant(1)).errors.yLowerLimits = [true, false] },
            { $0.errorBar([1, 2, 3], [1, 2, 3], yError: .constant(1)).errors.colors = [] },
            { $0.table([["a"], ["b", "c"]]) }, { $0.table([["a"]], rowLabels: ["a", "b"]) },
            { $0.table([["a"]], columnLabels: []) }, { $0.table([["a"]], colors: [[.red, .red]]) },
            { $0.table([["a"]], columnWidths: [.nan]) }, { $0.table([["a"]], textSize: -1) },
            { $0.table([["a"]]).box = Rect(x: 0, y: 0, width: .infinity, height: 1) },
        ]
        for (index, wrong) in wrong.enumerated() {
            let error = try error(wrong)
            #expect(error?.description.contains("axes 1") == true, "\(index) \(String(describing: error))")
        }
    }

    @Test func oddNumbersAreLeftOut() throws {
        for odd in [Double.nan, .infinity, -.infinity, 1e300] {
            let (figure, axes) = Figure.subplots()
            axes.add(Arc(at: (odd, 0), width: odd, height: 1))
            axes.add(Arc(at: (0, 0), width: 1, height: odd, from: .degrees(odd), to: .degrees(-odd)))
            axes.add(Annulus(at: (0, odd), radii: (abs(odd), 1), width: 0.5))
            axes.add(RegularPolygon(at: (0, odd), radius: odd, rotation: .degrees(odd)))
            axes.line(through: (odd, 1), slope: 1)
            axes.line(through: (0, 1), slope: odd)
            axes.line(through: (0, 1), and: (1, odd))
            let measured = axes.errorBar([0, odd], [odd, 1], xError: .constant(abs(odd)))
            (measured.errors.xLowerLimits, measured.errors.every, measured.errors.first) = ([true], .max, .min)
            let circle = Circle(at: (0, 0), radius: 1)
            circle.gradient = .linear([.red, .blue], from: (odd, 0), to: (0, odd), in: .data)
            circle.clipPath = ClipPath(Circle(at: (odd, 0), radius: odd))
            axes.add(circle)
            _ = try commands(of: figure)
            try figure.draw(on: try CairoCanvas(width: 640, height: 480))
        }
    }

    @Test func anErrorBarInPolarAxesIsAnArcAndItsCapsAreTurned() throws {
        let figure = Figure()
        let axes = figure.addPolarAxes()
        let measured = axes.errorBar(
            [1], [2], xError: .constant(0.5), yError: .constant(1), capSize: 4, style: .none)
        _ = measured
        let transform = try #require(axes.transform)
        let drawn = try commands(of: figure)
        let arcs = drawn.clipped.map(\.path).filter { path in
            path.elements.contains { if case .curve = $0 { true } else { false } } && path.parts.count == 1
                && path.elements.last != .close
        }
        let arc = try #require(
            arcs.first {
                $0.parts[0].first.map { hypot($0.x - transform(0.5, 2).x, $0.y - transform(0.5, 2).y) < 1e-6 } ?? false
            })
        let end = try #require(arc.parts[0].last)
        #expect(hypot(end.x - transform(1.5, 2).x, end.y - transform(1.5, 2).y) < 1e-6)
        let caps = drawn.compactMap {
            if case .drawAt(let shape, let points, _, _, _) = $0 { (shape, points) } else { nil }
        }
        #expect(caps.count == 4 && Set(caps.map { $0.0 }).count == 3)
    }

    @Test func tablesTakeRoomInLayouts() throws {
        func bottom(_ hasTable: Bool) throws -> Double {
            let (figure, axes) = Figure.subplots()
            figure.layout = .constrained()
            if hasTable { axes.table([["a", "b"], ["c", "d"], ["e", "f"]]) }
            _ = try commands(of: figure)
            return axes.boxInFigure.bottom
        }
        #expect(try bottom(true) > bottom(false) + 0.05)
    }

    @Test func aPictureComesFromAPNGOfAnyKind() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pictures-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func read(_ base64: String) throws -> Raster {
            let path = folder.appending(path: "picture.png").path
            try #require(Data(base64Encoded: base64)).write(to: URL(fileURLWithPath: path))
            return try Raster(contentsOf: path)
        }
        let kinds: [(String, String, [UInt32])] = [
            (
                "rgb",
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DA0PAfAAgAAn+cRUBOAAAAAElFTk"
                    + "SuQmCC",
                [0xffff_0000, 0xff00_80ff]
            ),
            (
                "rgba",
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGklEQVR4nGP4z8Dwn+E/QwMDAwMDA5eI3H8AMYYEuW"
                    + "41YiAAAAAASUVORK5CYII=",
                [0xffff_0000, 0x8000_8000, 0x0000_0000, 0xff0a_141e]
            ),
            (
                "gray",
                "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAAAAAA+i0toAAAADElEQVR4nGNgSPkPAAHLAWRRDtICAAAAAElFTkSuQm"
                    + "CC",
                [0xff00_0000, 0xff64_6464, 0xffff_ffff]
            ),
            (
                "palette",
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABAQMAAADO7O3JAAAABlBMVEX/AAAAgP9XImXFAAAACklEQVR4nGNwAAAAQg"
                    + "BBKTf07wAAAABJRU5ErkJggg==",
                [0xffff_0000, 0xff00_80ff]
            ),
            (
                "16 bits",
                "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABEAAAAABuG5crAAAAD0lEQVR4nGNgYEhJ+f8fAAXAAscdOXl0AAAAAElFTk"
                    + "SuQmCC",
                [0xff00_0000, 0xff64_6464, 0xffff_ffff]
            ),
            (
                "1 bit",
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABAQAAAADcWUInAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg"
                    + "==",
                [0xffff_ffff, 0xff00_0000]
            ),
        ]
        for (kind, base64, pixels) in kinds {
            let picture = try read(base64)
            #expect(picture.pixels == pixels, "\(kind)")
        }
        let figure = Figure(width: 1, height: 0.5)
        let path = folder.appending(path: "figure.png").path
        try figure.save(path)
        let page = try Raster(contentsOf: path)
        #expect(page.width == 100 && page.height == 50 && page.pixels.allSatisfy { $0 == 0xffff_ffff })
        for (bytes, word) in [([UInt8]("no picture".utf8), "PNG"), ([0xff, 0xd8, 0xff, 0xe0], "JPEG")] {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: PlotError.self) { try Raster(contentsOf: path) }
            #expect(error?.description.contains(word) == true && error?.description.contains("figure.png") == true)
        }
        #expect(throws: PlotError.self) { try Raster(contentsOf: folder.appending(path: "none.png").path) }
    }
}
