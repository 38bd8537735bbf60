/// A field of vectors on an even grid, in the grid's own coordinates: column and row, counted from 0.
struct StreamField {
    let columns: Int
    let rows: Int
    /// The vectors in columns and rows per time, and their length in sides of the field per time; not a number where
    /// the field isn't finite.
    private let samples: [SIMD4<Double>]

    /// - Parameters:
    ///   - dx: from column to column, in data.
    ///   - dy: from row to row, in data.
    init(u: Grid, v: Grid, dx: Double, dy: Double) {
        columns = u.columns
        rows = u.rows
        let (width, height) = (Double(columns - 1), Double(rows - 1))
        samples = zip(u.values, v.values).map { u, v in
            guard u.isFinite, v.isFinite else { return SIMD4(repeating: .nan) }
            let (u, v) = (u * (1 / dx), v * (1 / dy))
            let (across, up) = (u / width, v / height)
            return SIMD4(u, v, (across * across + up * up).squareRoot(), 0)
        }
    }

    /// Whether there is a field here.
    func contains(_ place: SIMD2<Double>) -> Bool {
        place.x >= 0 && place.x <= Double(columns - 1) && place.y >= 0 && place.y <= Double(rows - 1)
    }

    /// How far to go along the field for each side of the field's length; nil where it is zero or not finite.
    ///
    /// - Precondition: the field contains the place.
    func direction(_ place: SIMD2<Double>) -> SIMD2<Double>? {
        let (column, row) = (Int(place.x), Int(place.y))
        let right = column == columns - 1 ? 0 : 1
        let first = row * columns + column
        let second = row == rows - 1 ? first : first + columns
        let (across, up) = (place.x - Double(column), place.y - Double(row))
        let lower = samples[first] * (1 - across) + samples[first + right] * across
        let upper = samples[second] * (1 - across) + samples[second + right] * across
        let here = lower * (1 - up) + upper * up
        guard here.z > 0 else { return nil }
        return SIMD2(here.x, here.y) * (1 / here.z)
    }
}

extension Grid {
    /// The value between the four around a place, given as column and row; the nearest border's outside.
    ///
    /// - Precondition: there are a row and a column.
    func interpolated(_ x: Double, _ y: Double) -> Double {
        let (x, y) = (min(max(x, 0), Double(columns - 1)), min(max(y, 0), Double(rows - 1)))
        let (column, row) = (Int(x), Int(y))
        let right = column == columns - 1 ? 0 : 1
        let first = row * columns + column
        let second = row == rows - 1 ? first : first + columns
        let (across, up) = (x - Double(column), y - Double(row))
        let lower = values[first] * (1 - across) + values[first + right] * across
        let upper = values[second] * (1 - across) + values[second + right] * across
        return lower * (1 - up) + upper * up
    }
}
