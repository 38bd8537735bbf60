/// Layers of equal area that cover a falling density: G. Marsaglia and W. W. Tsang, "The ziggurat method for generating random
/// variables" (2000). The first is the lowest, with the tail; the others follow from the top down.
struct Ziggurat {
    /// Where the tail begins.
    let end: Double
    /// The width of each layer over the number of distances in it.
    let width: [Double]
    /// Distances below this lie under the density all the way up the layer.
    let inside: [UInt64]
    /// The density at the end of each layer; that of the first counts as the density at 0.
    let height: [Double]

    /// Under exp(-x²/2).
    static let normal = Ziggurat(line: 0, distances: 0x1p52) { exp(-0.5 * $0 * $0) }
    /// Under exp(-x).
    static let exponential = Ziggurat(line: 1, distances: 0x1p53) { exp(-$0) }

    /// Reads `ziggurat.txt`, a line for each density: the widths of the layers. They are NumPy's, whose last digits aren't those
    /// of the exact ones. `.ci/tables.py` writes it.
    private init(line: Int, distances: Double, density: (Double) -> Double) {
        let lines = String(decoding: PackageResources.ziggurat_txt, as: UTF8.self).split(separator: "\n")
        let ends = lines[line].split(separator: " ").compactMap { Double($0) }
        let end = ends[ends.count - 1]
        self.end = end
        width = ends.map { $0 / distances }
        inside = ends.indices.map { layer in
            layer == 1 ? 0 : UInt64((layer == 0 ? end : ends[layer - 1]) / ends[layer] * distances)
        }
        height = ends.indices.map { $0 == 0 ? 1 : density(ends[$0]) }
    }
}
