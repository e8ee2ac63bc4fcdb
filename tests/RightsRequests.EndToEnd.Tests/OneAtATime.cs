// Each class starts the whole product, and each start builds it first: side by side they would write the same files.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
