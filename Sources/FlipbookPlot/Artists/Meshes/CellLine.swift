import FlipbookCanvas

/// Cells in a row between edges on the canvas, and which of them each pixel along the row shows.
///
/// Two of these, one along each side, tell for all pixels of a mesh of rectangles which cell they show. That takes time in
/// proportion to the cells of a side and the pixels of a side.
struct CellLine {
    /// The cells that some pixel shows, in the order in which they first appear.
    private(set) var seen: [Int] = []
    /// For each pixel, the position in ``seen`` of the cell that it shows; -1 where it shows none.
    private(set) var index: [Int]
    /// How far into the cell the middle of each pixel lies, from 0 to 1; empty where cells are flat.
    private(set) var part: [Float] = []
    /// How much of each pixel is covered, from 0 to 1; empty where cells are flat.
    private(set) var coverage: [Float] = []

    /// Cells that are seen as such: their edges are moved to whole pixels, a half up. Where cells overlap, the last one is
    /// seen. One with an edge that isn't finite is not seen.
    init(flat edges: [Double], pixels: Int) {
        index = Self.cells(between: edges.map { ($0 + 0.5).rounded(.down) }, pixels: pixels)
        number()
    }

    /// Cells whose colours change from edge to edge. The first and the last one reach half a pixel further, and fade there.
    init(shaded edges: [Double], pixels: Int) {
        index = Self.cells(between: edges.map { ($0 - 0.5).rounded(.up) }, pixels: pixels)
        part = [Float](repeating: 0, count: pixels)
        coverage = [Float](repeating: 1, count: pixels)
        let range = edges.finiteRange ?? 0...0
        let ends = [range.lowerBound, range.upperBound].map { end in
            edges.indices.dropLast().first { $0 + 1 < edges.count && (edges[$0] == end || edges[$0 + 1] == end) }
        }
        for pixel in 0..<pixels {
            let middle = Double(pixel) + 0.5
            let outside = max(range.lowerBound - middle, middle - range.upperBound)
            if index[pixel] < 0, outside >= 0, outside < 1 {
                index[pixel] = ends[middle < range.lowerBound ? 0 : 1] ?? -1
                coverage[pixel] = Float(1 - outside)
            }
            let cell = index[pixel]
            guard cell >= 0 else { continue }
            let part = (middle - edges[cell]) / (edges[cell + 1] - edges[cell])
            self.part[pixel] = part.isFinite ? Float(min(max(part, 0), 1)) : 0
        }
        number()
    }

    /// For each pixel the last of the cells that reach over it, -1 where none does.
    ///
    /// - Parameter edges: the first pixel after each edge.
    private static func cells(between edges: [Double], pixels: Int) -> [Int] {
        var cells = [Int](repeating: -1, count: pixels)
        for cell in 0..<max(edges.count - 1, 0) {
            let (first, last) = (edges[cell], edges[cell + 1])
            guard first.isFinite, last.isFinite else { continue }
            let low = Int(min(max(min(first, last), 0), Double(pixels)))
            let high = Int(min(max(max(first, last), 0), Double(pixels)))
            for pixel in low..<high { cells[pixel] = cell }
        }
        return cells
    }

    /// Replaces the cells in ``index`` by their positions in ``seen``.
    private mutating func number() {
        var last = -1
        for pixel in index.indices where index[pixel] >= 0 {
            if index[pixel] != last {
                last = index[pixel]
                seen.append(last)
            }
            index[pixel] = seen.count - 1
        }
    }
}
