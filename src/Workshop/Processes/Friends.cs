using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Workshop.Child")]
[assembly: InternalsVisibleTo("Workshop.Tests")]
