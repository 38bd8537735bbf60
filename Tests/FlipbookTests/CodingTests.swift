import Flipbook
import FlipbookCoding
import FlipbookStore
import Foundation
import Testing

/// What may be among the parameters of a frame travels and comes back, as bytes and as JSON.
///
/// Row 48 of the faults (`FaultTests/Faults.md`).
@Suite struct CodingTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private func returned<Value: Codable>(_ value: Value) throws -> Value {
        try CanonicalDecoder().decode(Value.self, from: CanonicalEncoder().encode(value))
    }

    private func fromJSON<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try #require(JSONValue(parsing: Array(text.utf8))).decode(Value.self)
    }

    private func check<Value: Codable & Hashable>(_ value: Value) throws {
        #expect(try returned(value) == value)
        let json = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        #expect(try fromJSON(json, as: Value.self) == value, "\(json)")
        #expect(try JSONDecoder().decode(Value.self, from: Data(json.utf8)) == value)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>) func valuesComeBack(seed: UInt64) throws {
        var random = Random(state: seed)
        func number() -> Double { Double.random(in: -10...10, using: &random) }
        func part() -> Double { Double.random(in: 0...1, using: &random) }
        func color() -> Color { Color(red: part(), green: part(), blue: part(), alpha: part()) }
        func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in number() } }
        let (rows, columns) = (Int.random(in: 0...6, using: &random), Int.random(in: 0...6, using: &random))
        try check(Grid(rows: rows, columns: columns, values: numbers(rows * columns)))
        try check(NumPyArray(shape: [rows, 2, columns], values: numbers(2 * rows * columns)))
        try check(CSVTable(names: ["a", "b"], columns: [numbers(rows), numbers(rows)]))
        try check(Raster(width: rows, height: columns, pixels: (0..<rows * columns).map { _ in random.nextPixel() }))
        try check(color())
        try check(Point(x: number(), y: number()))
        try check(Size(width: number(), height: number()))
        try check(Rect(x: number(), y: number(), width: number(), height: number()))
        try check(Image.Extent(left: number(), right: number(), bottom: number(), top: number()))
        try check(
            Camera(
                elevation: .degrees(number()), azimuth: .degrees(number()), roll: .degrees(number()),
                lens: seed % 2 == 0 ? .orthographic : .perspective(focalLength: part()), zoom: part()))
        try check(LightSource(azimuth: .degrees(number()), altitude: .degrees(number())))
        try check(Colormap(name: "mine", colors: (0...columns).map { _ in color() }))
        try check(Colormap(Colormap.names[Int(seed) % Colormap.names.count]).reversed)
        var open = Colormap.plasma
        (open.under, open.bad) = (color(), color())
        try check(open)
        try check([Norm.linear(), .log(1...part() + 1), .linear(-1...part(), isClipped: true)])
        try check(Marker.allCases)
        try check([LineStyle.solid, .none, .custom(numbers(4), offset: number())])
        try check([ContourLevels.automatic, 7, .fixed(numbers(3))])
    }

    @Test(arguments: [(0, 0), (1, 1), (100, 100), (600, 800)]) func aGridCostsItsNumbers(rows: Int, columns: Int) throws
    {
        let bytes = try CanonicalEncoder().encode(Grid(rows: rows, columns: columns, repeating: .pi))
        #expect(bytes.count <= 8 * rows * columns + 100)
        #expect(try CanonicalEncoder().encode(Colormap.viridis).count < 40)
    }

    @Test func valuesThatJSONHasNotAlwaysTravel() throws {
        let grid = try Grid([[.nan, -.infinity, -0.0]])
        let back = try returned(grid)
        #expect(back.values.map(\.bitPattern) == grid.values.map(\.bitPattern))
        let limits = Norm.linear(-(.infinity)...3)
        #expect(try returned(limits) == limits)
    }

    @Test func jsonIsWhatOneWouldWrite() throws {
        #expect(try fromJSON("[[1, 2, 3], [4, 5, 6.5]]") == Grid([[1, 2, 3], [4, 5, 6.5]]))
        #expect(try fromJSON("[]") == Grid(rows: 0, columns: 0))
        #expect(try fromJSON(#"{"rows": 1, "columns": 2, "values": [1, 2]}"#) == Grid([[1, 2]]))
        #expect(try fromJSON(#"{"red": 1, "green": 0.5, "blue": 0}"#) == Color(red: 1, green: 0.5, blue: 0))
        #expect(try fromJSON(#"{"azimuth": 20}"#) == Camera(azimuth: .degrees(20)))
        #expect(try fromJSON(#""RdBu_r""#) == Colormap("RdBu_r"))
        #expect(try fromJSON(#""circle""#) == Marker.circle)
        #expect(try fromJSON(#"{"scale": "log", "limits": [1, 10]}"#) == Norm.log(1...10))
    }

    @Test(arguments: [
        "[[1, 2], [3]]", "[[1], 2]", #"[["a"]]"#, #"{"rows": 2, "columns": 2, "values": [1, 2, 3]}"#,
        #"{"rows": -1, "columns": -1, "values": [1]}"#, #"{"rows": 4294967296, "columns": 4294967296, "values": []}"#,
        #"{"rows": 9223372036854775807, "columns": 2, "values": [1, 2]}"#, #"{"rows": 1, "columns": 1}"#, "7", "null",
    ])
    func aGridThatDoesNotFitIsAnError(json: String) throws {
        let error = try #require(throws: DecodingError.self) { try fromJSON(json, as: Grid.self) }
        #expect(!error.inWords.isEmpty)
    }

    @Test func otherValuesThatDoNotFitAreErrors() throws {
        func fails<Value: Decodable>(_ json: String, _ type: Value.Type) {
            #expect(throws: DecodingError.self, "\(json)") { try fromJSON(json, as: type) }
        }
        fails(#"{"width": 4294967296, "height": 4294967296, "pixels": []}"#, Raster.self)
        fails(#"{"width": 1, "height": 2, "pixels": [1]}"#, Raster.self)
        fails(#"{"shape": [2, -2], "values": []}"#, NumPyArray.self)
        fails(#"{"shape": [4294967296, 4294967296], "values": []}"#, NumPyArray.self)
        fails(#"{"names": ["a"], "columns": [[1], [2]]}"#, CSVTable.self)
        fails(#"{"names": ["a", "b"], "columns": [[1], [2, 3]]}"#, CSVTable.self)
        fails(#""virids""#, Colormap.self)
        fails(#"{"name": "mine", "colors": []}"#, Colormap.self)
        fails(#"{"name": "mine", "colors": [1, 2, 3]}"#, Colormap.self)
        fails(#"{"scale": "linear", "limits": [2, 1]}"#, Norm.self)
        fails(#"{"scale": "cubic"}"#, Norm.self)
        fails(#"{"red": 1, "green": "0", "blue": 0}"#, Color.self)
        fails(#""round""#, Marker.self)
    }

    /// Bytes that were changed are an error, or another value that a figure can be drawn with.
    @Test(arguments: 1...200 as ClosedRange<UInt64>) func changedBytesNeverTrap(seed: UInt64) throws {
        struct Parameters: Codable {
            var grid: Grid
            var map: Colormap
            var norm: Norm
            var camera: Camera
            var color: Color
            var picture: Raster
            var style: LineStyle
        }
        var random = Random(state: seed)
        var map = Colormap.viridis
        map.over = .black
        let picture = Raster(width: 2, height: 1, pixels: [0xff00_0000, 0xffff_ffff])
        var bytes = try CanonicalEncoder().encode(
            Parameters(
                grid: Grid([[1, 2, 3], [4, 5, 7]]), map: map, norm: .linear(1...6), camera: Camera(), color: .red,
                picture: picture, style: .custom([1, 2])))
        for _ in 0...Int(seed % 3) {
            let index = Int.random(in: bytes.indices, using: &random)
            bytes[index] = random.nextByte()
        }
        guard let changed = try? CanonicalDecoder().decode(Parameters.self, from: bytes) else { return }
        let figure = Figure(width: 2, height: 2)
        let axes = figure.subplots()
        let image = axes.image(changed.grid)
        (image.colormap, image.norm) = (changed.map, changed.norm)
        try figure.addColorBar(for: image)
        axes.image(changed.picture)
        let line = axes.plot([0, 1], [0, 1])
        (line.color, line.style) = (changed.color, changed.style)
        figure.addAxes3D(left: 0, bottom: 0, width: 0.3, height: 0.3).camera = changed.camera
        let path = FileManager.default.temporaryDirectory.appending(path: "coding-\(UUID()).png").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try? figure.save(path)
    }
}

extension RandomNumberGenerator {
    fileprivate mutating func nextByte() -> UInt8 { UInt8.random(in: 0...255, using: &self) }
    fileprivate mutating func nextPixel() -> UInt32 { UInt32.random(in: 0...UInt32.max, using: &self) }
}
