import FlipbookCanvas

extension Figure {
    /// Adds a line, a patch or another artist to the figure itself, over those of the same z-order. Its x and y are fractions
    /// of the figure, from the lower left corner.
    ///
    ///     let frame = Rectangle(at: (0.01, 0.01), width: 0.98, height: 0.98)
    ///     frame.isFilled = false
    ///     figure.add(frame)
    ///
    /// Axes have the z-order 0: one below lies under them. An artist that is somewhere else leaves it. Texts that an artist
    /// writes beside its data are shown in axes only.
    public func add(_ artist: DataArtist) {
        artist.leave()
        put(artist, into: \Figure.artists, of: self, changes: .order, by: "add")
        artist.inherit(style)
        artist.changed(.all)
    }

    /// Removes an artist; nothing happens where it isn't here.
    public func remove(_ artist: DataArtist) {
        guard let index = artists.firstIndex(where: { $0 === artist }) else { return }
        artists.remove(at: index).parent = nil
        changed(.order)
    }
}

extension DataArtist {
    /// Leaves the axes or the figure that it is in.
    func leave() {
        (parent as? Axes)?.remove(self)
        (parent as? Figure)?.remove(self)
        (parent as? AnchoredDrawing)?.remove(self)
    }
}

extension Artist {
    /// Where a part of axes is drawn: an artist of data where it says so, what it shows at z-orders of its own with it.
    func transform(in transform: Transform) -> Transform {
        guard let artist = self as? DataArtist ?? parent as? DataArtist else { return transform }
        return artist.transform(transform).clipped(to: artist.clipPath?.onCanvas(in: transform, of: artist))
    }
}
