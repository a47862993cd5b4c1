// Ranks documents with Lucene 8: LuceneRanking TITLE_ANALYSER ABSTRACT_ANALYSER DOCUMENTS QUERIES.
// DOCUMENTS has lines of id, title and abstract, QUERIES of id and text, between tabs. Prints query, id
// and score of the best 100, a line each.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

public class LuceneRanking {
  static final int WANTED = 100;
  static final String[] FIELDS = {"title", "abstract"};

  static Analyzer analyser(String name) throws ReflectiveOperationException {
    return (Analyzer) Class.forName(name).getDeclaredConstructor().newInstance();
  }

  static Query query(QueryBuilder builder, String text) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String field : FIELDS) {
      Query part = builder.createBooleanQuery(field, text);
      if (part != null) all.add(part, BooleanClause.Occur.SHOULD);
    }
    return all.build();
  }

  public static void main(String[] arguments) throws Exception {
    Analyzer analyser = new PerFieldAnalyzerWrapper(
        new StandardAnalyzer(),
        Map.of(FIELDS[0], analyser(arguments[0]), FIELDS[1], analyser(arguments[1])));
    ByteBuffersDirectory folder = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(analyser))) {
      for (String line : Files.readAllLines(Path.of(arguments[2]))) {
        String[] cells = line.split("\t", -1);
        Document document = new Document();
        document.add(new StoredField("id", cells[0]));
        document.add(new TextField(FIELDS[0], cells[1], Field.Store.NO));
        document.add(new TextField(FIELDS[1], cells[2], Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(folder));
    QueryBuilder builder = new QueryBuilder(analyser);
    for (String line : Files.readAllLines(Path.of(arguments[3]))) {
      String[] cells = line.split("\t", -1);
      for (ScoreDoc hit : searcher.search(query(builder, cells[1]), WANTED).scoreDocs) {
        System.out.println(cells[0] + "\t" + searcher.doc(hit.doc).get("id") + "\t" + hit.score);
      }
    }
  }
}
