extension Array {
    /// The element for an index, of an array that has one for each, or one for all.
    func each(_ index: Int) -> Element { self[count == 1 ? 0 : index] }
}
