/// A property that is either set by the user or inherited from the style of the axes.
///
///     @Styled(\.lineWidth) public var width: Double
///
/// It follows the style until it is set.
@propertyWrapper
public struct Styled<Value> {
    /// What was set; nil where the value is inherited.
    private(set) var own: Value?
    private let inherited: (Artist) -> Value
    private let changes: Changes

    /// Inherits a property of the style.
    init(_ path: KeyPath<Style, Value>) {
        inherited = { $0.inheritedStyle[keyPath: path] }
        changes = .looks
    }

    /// Inherits another property of the artist, which depends on the style or on what the artist shows.
    ///
    /// - Parameter changes: what setting it changes.
    init<Root: Artist>(from path: KeyPath<Root, Value>, changes: Changes = .looks) {
        inherited = { ($0 as! Root)[keyPath: path] }
        self.changes = changes
    }

    /// Whether the property was set.
    var isSet: Bool { own != nil }

    /// Never used: the value is found by the artist that has the property.
    @available(*, unavailable, message: "Only artists have styled properties.")
    public var wrappedValue: Value {
        get { preconditionFailure("only artists have styled properties") }
        set { preconditionFailure("only artists have styled properties") }
    }

    /// What was set, or else what the artist inherits.
    public static subscript<Owner: Artist>(
        _enclosingInstance artist: Owner, wrapped wrapped: ReferenceWritableKeyPath<Owner, Value>,
        storage storage: ReferenceWritableKeyPath<Owner, Styled<Value>>
    ) -> Value {
        get {
            artist[keyPath: storage].own ?? artist[keyPath: storage].inherited(artist)
        }
        set {
            artist[keyPath: storage].own = newValue
            artist.changed(artist[keyPath: storage].changes)
        }
    }
}
