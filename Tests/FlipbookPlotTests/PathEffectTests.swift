import FlipbookCanvas
import FlipbookPlot
import Testing

/// What effects make of paths; how they look is compared with matplotlib in the gallery.
@Suite struct PathEffectTests {
    /// Drawn paths with what they are filled and stroked with.
    private struct Drawn: Equatable {
        var path: Path
        var fill: Color?
        var stroke: Stroke?
    }

    private func axes(_ prepare: (Axes) -> Void) throws -> Figure {
        let (figure, axes) = Figure.subplots()
        prepare(axes)
        return figure
    }

    /// What the artists of axes draw within their clip.
    private func drawn(_ prepare: (Axes) -> Void) throws -> [Drawn] {
        var depth = 0
        return try commands(of: axes(prepare)).compactMap {
            switch $0 {
            case .pushClip, .pushClipPath: depth += 1
            case .popClip: depth -= 1
            case .draw(let path, let fill, let stroke, _) where depth > 0:
                return Drawn(path: path, fill: fill, stroke: stroke)
            default: break
            }
            return nil
        }
    }

    private func moved(_ path: Path, _ x: Double, _ y: Double) -> Path {
        path.map { Point(x: $0.x + x, y: $0.y + y) }
    }

    @Test func aLineIsDrawnOnceForEachEffectInItsOrder() throws {
        let plain = try drawn { $0.plot([0, 1], [0, 1], color: .red, width: 2) }
        let scale = 100.0 / 72
        let all = try drawn {
            $0.plot([0, 1], [0, 1], color: .red, width: 2).pathEffects = [
                .lineShadow(), .stroke(color: .white, width: 6), .normal,
            ]
        }
        #expect(plain.count == 1 && all.count == 3)
        #expect(all[2] == plain[0])
        #expect(all[1].path == plain[0].path && all[1].stroke?.width == 6 * scale && all[1].stroke?.color == .white)
        #expect(all[0].path == moved(plain[0].path, 2 * scale, 2 * scale))
        #expect(all[0].stroke?.color == Color.black.opacity(0.3) && all[0].stroke?.width == plain[0].stroke?.width)
    }

    @Test func shadowsAreDarkenedAndFadeWithTheArtist() throws {
        func shadow(_ alpha: Double) throws -> [Drawn] {
            try drawn {
                let bars = $0.bar([1], [2], color: Color(red: 1, green: 0.5, blue: 0), edgeColor: .black)
                bars.pathEffects = [PathEffect.patchShadow().withNormal]
                bars.alpha = alpha
            }
        }
        let full = try shadow(1)
        #expect(full.count == 2)
        #expect(full[0].fill == Color(red: 0.3, green: 0.15, blue: 0, alpha: 0.3) && full[0].stroke == nil)
        #expect(full[1].fill?.red == 1 && full[1].stroke != nil)
        #expect(try shadow(0.5)[0].fill?.alpha == 0.15)
    }

    @Test func elementsOfOneArtistAreDrawnEffectByEffectAndOtherwiseOneByOne() throws {
        let effects: [PathEffect] = [.patchShadow(color: .blue), .normal]
        func fills(_ prepare: (Axes) -> Void) throws -> [Bool] {
            try drawn(prepare).map { $0.fill == .blue.opacity(0.3) }
        }
        #expect(try fills { $0.bar([1, 2], [1, 1]).pathEffects = effects } == [true, false, true, false])
        #expect(try fills { $0.scatter([1, 2], [1, 1]).pathEffects = effects } == [true, true, false, false])
        #expect(
            try fills { $0.scatter([1, 2], [1, 1]).pathEffects = [effects[0].withNormal] } == [
                true, false, true, false,
            ])
    }

    @Test(arguments: [(45.0, 1.0), (90, 2), (-30, 0.5)])
    func ticksAreEvenlySetOnOneSide(angle: Double, length: Double) throws {
        let spacing = 9.0 * 100 / 72
        var ends: [(foot: Point, tip: Point)] = []
        var whole = 0.0
        for one in try drawn({
            $0.plot([0, 1], [0.5, 0.5]).pathEffects = [
                .ticks(spacing: 9, angle: .degrees(angle), length: length), .normal,
            ]
        }) {
            let points = one.path.elements.map { element -> Point in
                switch element {
                case .move(let point), .line(let point): point
                default: .zero
                }
            }
            if points.count == 2 { whole = points[1].x - points[0].x }
            if points.count > 2 { ends = stride(from: 0, to: points.count, by: 2).map { (points[$0], points[$0 + 1]) } }
        }
        #expect(ends.count == Int((whole / spacing).rounded(.up)) - 1)
        #expect(abs(ends[ends.count - 1].foot.x - ends[0].foot.x - (whole - spacing)) < 1e-6)
        for (foot, tip) in ends {
            let (along, up) = (tip.x - foot.x, foot.y - tip.y)
            #expect(abs(along - length * spacing * cos(angle * .pi / 180)) < 1e-6)
            #expect(abs(up - length * spacing * sin(angle * .pi / 180)) < 1e-6)
        }
    }

    @Test func lettersArePathsUnderTheSameEffects() throws {
        let figure = try axes {
            let text = $0.text("ab", at: (0.5, 0.5), color: .red)
            text.pathEffects = [.stroke(color: .white, width: 3), .normal]
        }
        let all = try commands(of: figure)
        #expect(!all.contains { if case .text("ab", _, _, _, _) = $0 { true } else { false } })
        // Which fonts the picture depends on is told.
        #expect(all.contains { if case .outline("ab", _) = $0 { true } else { false } })
        let letters = all.compactMap { command -> Drawn? in
            guard case .draw(let path, let fill, let stroke, _) = command, fill == .red else { return nil }
            return Drawn(path: path, fill: fill, stroke: stroke)
        }
        #expect(letters.count == 2 && letters[0].path == letters[1].path)
        #expect(letters.first?.stroke?.color == .white && letters.last?.stroke == nil)
    }

    @Test(arguments: [PictureFormat.pdf, .svg]) func lettersWithEffectsArePathsOnPagesToo(format: PictureFormat) throws
    {
        func page(_ effects: [PathEffect]) throws -> String {
            let figure = Figure()
            figure.text("letters", at: (0.5, 0.5)).pathEffects = effects
            return String(decoding: try figure.data(as: format), as: UTF8.self)
        }
        let mark = format == .pdf ? "DejaVuSans" : "<use"
        #expect(try page([]).contains(mark))
        #expect(try !page([.stroke(color: .red, width: 3), .normal]).contains(mark))
        if format == .svg { #expect(try page([.stroke(color: .red, width: 3)]).contains("stroke:rgb(100%,0%,0%)")) }
    }

    @Test func aLegendShowsTheEffectsOfItsArtists() throws {
        func count(_ effects: [PathEffect]) throws -> Int {
            try commands(
                of: axes {
                    $0.plot([0, 1], [0, 1], color: .red, label: "line").pathEffects = effects
                    $0.addLegend()
                }
            ).filter { if case .draw(_, _, let stroke?, _) = $0 { stroke.color == .red } else { false } }.count
        }
        #expect(try count([]) == 2)
        #expect(try count([.stroke(width: 4), .normal]) == 4)
    }

    @Test func aNumberThatCannotBeDrawnIsAnErrorThatNamesTheArtist() {
        for effect in [
            PathEffect.stroke(width: -1), .stroke(width: .nan), .stroke(offset: (.infinity, 0)),
            .lineShadow(alpha: .nan), .ticks(spacing: 0), .ticks(spacing: .nan), .ticks(length: .infinity),
            .ticks(angle: .degrees(.nan)), PathEffect(fill: .darkened(.nan)),
        ] {
            let error = #expect(throws: PlotError.self) {
                try drawn { $0.plot([0, 1], [0, 1], label: "wave").pathEffects = [effect] }
            }
            #expect(error?.description.contains("line 'wave' of axes 1") == true)
            #expect(throws: PlotError.self) {
                _ = try commands(of: axes { $0.text("t", at: (0, 0)).pathEffects = [effect] })
            }
        }
    }

    @Test func manyTicksOnALongLineAndGapsAreDrawn() throws {
        let all = try drawn {
            $0.plot([0, .nan, 1, 2, 1e300], [0, 1, .nan, 1, 2]).pathEffects = [.ticks(spacing: 0.1)]
            $0.xLimits = 0...3
        }
        #expect(all.count <= 2)
    }
}
