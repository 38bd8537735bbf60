import Foundation
import PackagePlugin

/// Flipbook, as a package depends on it.
struct Flipbook {
    /// Where its files lie.
    let folder: URL
    /// What a target writes into its dependencies.
    let dependency: String
    /// The modules of all packages that this one depends on: a target can't have one of their names.
    let modules: Set<String>

    init(of package: Package) throws {
        let found = package.dependencies.first { dependency in
            dependency.package.products(ofType: LibraryProduct.self).contains { $0.name == "Flipbook" }
        }
        guard let found else {
            throw Mistake(
                """
                This package doesn't depend on Flipbook. Add the dependency, by the path of a clone or by the URL of a \
                repository, and scaffold again:

                  swift package add-dependency ../flipbook --type path
                """)
        }
        folder = found.package.directoryURL
        dependency = ".product(name: \"Flipbook\", package: \"\(found.package.id)\")"
        modules = Self.modules(of: package)
    }

    private static func modules(of package: Package) -> Set<String> {
        package.dependencies.reduce(into: []) { names, dependency in
            for target in dependency.package.targets
            where (target as? any SourceModuleTarget)?.kind != .executable { names.insert(target.name) }
            names.formUnion(modules(of: dependency.package))
        }
    }
}
