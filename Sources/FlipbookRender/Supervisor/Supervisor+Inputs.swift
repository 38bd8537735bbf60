import FlipbookStore

extension Supervisor {
    /// The name of a declared file whose content is another than when the render began; nil where all are the same.
    func changedInput() throws -> String? {
        guard report.rendered > 0 else { return nil }
        return try request.assignment.inputs.first { try !$0.isUnchanged() }?.name
    }

    /// A declared file has changed: which frames were drawn from which content nobody knows, so none is kept.
    func inputChanged(_ name: String) -> RenderError {
        takeFramesBack()
        return RenderError(
            .inputChanged,
            "\(name) changed while frames were drawn from it, so these frames are not kept. "
                + "The same command draws them again, once nothing writes the file any more.")
    }

    /// Removes what this run has put into the store. What can't be removed has a key that the changed file never asks
    /// for again.
    func takeFramesBack() {
        for key in renderedKeys { try? store.remove(key) }
        renderedKeys = []
    }
}
