// Each class starts the whole product, and the first start builds it: side by side they would write the same files.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
