using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Workshop.Child")]
[assembly: InternalsVisibleTo("bench")]
[assembly: InternalsVisibleTo("Workshop.Tests")]
