/// The name that a mistyped one was probably meant to be; nil where none is close.
///
/// Close is a name that begins with the mistyped one, or one that takes few changes (a character more, fewer or another,
/// or two that change places): about one for every three characters. Capitals make no difference.
func closestName(to name: String, among names: [String]) -> String? {
    let wrong = Array(name.lowercased())
    let rated = names.map { candidate in
        let right = Array(candidate.lowercased())
        let isBeginning = wrong.count >= 3 && right.starts(with: wrong)
        return (name: candidate, changes: isBeginning ? 1 : changes(from: wrong, to: right))
    }
    guard let best = rated.min(by: { $0.changes < $1.changes }), best.changes <= max(1, (wrong.count + 1) / 3) else {
        return nil
    }
    return best.name
}

/// ` Did you mean NAME?` where a name is close, else nothing: to stand behind a sentence.
func suggestion(for name: String, among names: [String]) -> String {
    closestName(to: name, among: names).map { " Did you mean \($0)?" } ?? ""
}

/// How many changes make one text of another: the Damerau-Levenshtein distance, where nothing is changed twice.
private func changes(from first: [Character], to second: [Character]) -> Int {
    var rows = [Array(0...second.count)]
    for (i, a) in first.enumerated() {
        var row = [i + 1]
        for (j, b) in second.enumerated() {
            var least = min(rows[i][j] + (a == b ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a == second[j - 1], b == first[i - 1] { least = min(least, rows[i - 1][j - 1] + 1) }
            row.append(least)
        }
        rows.append(row)
    }
    return rows[first.count][second.count]
}
